package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that Java itself doesn't read, and photos that were taken upright. */
class ImageFormatsTest {
  private final Path folder;

  ImageFormatsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsLosslessWebpExactly() throws IOException {
    RgbImage image = ImageReader.read(resource("lossless.webp"));

    assertThat(image.toFloats())
        .isEqualTo(
            new float[] {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 200, 100, 0});
  }

  @Test
  void readsLossyWebpNearly() throws IOException {
    assertNear(ImageReader.read(resource("lossy.webp")), 192, 64, 32);
  }

  /** Without black, and all of magenta and yellow: red. */
  @Test
  void readsCmykJpegAsRgb() throws IOException {
    RgbImage image = ImageReader.read(resource("cmyk.jpg"));

    assertThat(image.at(8, 8, 0)).isGreaterThan(200);
    assertThat(image.at(8, 8, 1)).isLessThan(60);
    assertThat(image.at(8, 8, 2)).isLessThan(60);
  }

  @Test
  void readsTiffImageAndLabelExactly() throws IOException {
    Path image = ImageFiles.rgb(folder.resolve("a.tif"), 2, 3, 0x102030);
    Path label = ImageFiles.grey(folder.resolve("b.tiff"), new int[] {0, 1, 2});
    Path wide = ImageFiles.grey16(folder.resolve("c.tif"), new int[] {0x1234, 7});

    assertThat(ImageReader.read(image).at(1, 2, 1)).isEqualTo(0x20);
    assertThat(RasterFile.decode(label).getRaster().getSample(2, 0, 0)).isEqualTo(2);
    assertThat(RasterFile.decode(wide).getRaster().getSample(0, 0, 0)).isEqualTo(0x1234);
  }

  /** A photo of two columns of 16 x 16, red and blue, with each of Exif's orientations. */
  @ParameterizedTest
  @CsvSource({
    "1, 16, 32, red, blue",
    "2, 16, 32, blue, red",
    "3, 16, 32, blue, red",
    "4, 16, 32, red, blue",
    "5, 32, 16, red, blue",
    "6, 32, 16, red, blue",
    "7, 32, 16, blue, red",
    "8, 32, 16, blue, red"
  })
  void turnsPhotosUpright(int orientation, int height, int width, String first, String last)
      throws IOException {
    RgbImage image = ImageReader.read(photo(orientation));

    assertThat(image.height()).isEqualTo(height);
    assertThat(image.width()).isEqualTo(width);
    assertThat(color(image, 2, 2)).isEqualTo(first);
    assertThat(color(image, height - 3, width - 3)).isEqualTo(last);
  }

  @Test
  void tellsEveryOrientationFromTheOthers() {
    byte[] rgb = new byte[18];
    for (int i = 0; i < 6; i++) {
      rgb[3 * i] = (byte) i;
    }
    // 0 1 2
    // 3 4 5
    RgbImage stored = new RgbImage(2, 3, rgb);
    int[][] expected = {
      {0, 1, 2, 3, 4, 5},
      {2, 1, 0, 5, 4, 3},
      {5, 4, 3, 2, 1, 0},
      {3, 4, 5, 0, 1, 2},
      {0, 3, 1, 4, 2, 5},
      {3, 0, 4, 1, 5, 2},
      {5, 2, 4, 1, 3, 0},
      {2, 5, 1, 4, 0, 3}
    };
    for (int o = 0; o < expected.length; o++) {
      RgbImage upright = Orientation.numbered(o + 1).upright(stored);
      int[] reds = new int[6];
      for (int i = 0; i < 6; i++) {
        reds[i] = upright.at(i / upright.width(), i % upright.width(), 0);
      }
      assertThat(reds).isEqualTo(expected[o]);
    }
  }

  @Test
  void keepsStoredPixelsWhereTheLabelWasDrawnOverThem() throws IOException {
    Path photo = photo(6);
    SamplePair pair = new SamplePair("a", photo, photo);

    Sample turned = pair.fit(ImageReader.photo(photo), new LabelMap(32, 16, new byte[512]));
    Sample stored = pair.fit(ImageReader.photo(photo), new LabelMap(16, 32, new byte[512]));

    assertThat(turned.image().height()).isEqualTo(32);
    assertThat(stored.image().height()).isEqualTo(16);
    assertThrows(
        DataException.class,
        () -> pair.fit(ImageReader.photo(photo), new LabelMap(16, 16, new byte[256])));
  }

  @Test
  void refusesWebpAndTiffThatAreCutShort() throws IOException {
    Path webp = cut(resource("lossy.webp"));
    Path tiff = cut(ImageFiles.rgb(folder.resolve("cut.tif"), 64, 64, 0x102030));

    assertThat(assertThrows(DataException.class, () -> ImageReader.read(webp)))
        .hasMessageThat()
        .contains("lossy.webp` can't be decoded");
    assertThat(assertThrows(DataException.class, () -> ImageReader.read(tiff)))
        .hasMessageThat()
        .contains("cut.tif` can't be decoded");
  }

  private Path resource(String name) throws IOException {
    try (InputStream stream = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      return Files.write(folder.resolve(name), stream.readAllBytes());
    }
  }

  private static Path cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private Path photo(int orientation) throws IOException {
    BufferedImage picture = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16 * 32; i++) {
      picture.setRGB(i % 32, i / 32, i % 32 < 16 ? 0xff0000 : 0x0000ff);
    }
    byte[] jpeg =
        Files.readAllBytes(ImageFiles.write(picture, folder.resolve(orientation + ".jpg")));
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.write(exif, 0, exif.length);
    file.write(jpeg, 2, jpeg.length - 2);
    return Files.write(folder.resolve(orientation + ".jpg"), file.toByteArray());
  }

  private static String color(RgbImage image, int y, int x) {
    return image.at(y, x, 0) > image.at(y, x, 2) ? "red" : "blue";
  }

  private static void assertNear(RgbImage image, int red, int green, int blue) {
    int[] expected = {red, green, blue};
    for (int channel = 0; channel < 3; channel++) {
      assertThat((double) image.at(8, 8, channel)).isWithin(6).of(expected[channel]);
    }
  }
}
