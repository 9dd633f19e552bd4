package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReaderTest {
  private final Path folder;

  ImageReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsColourPngExactly() throws IOException {
    RgbImage image = ImageReader.read(ImageFiles.rgb(folder.resolve("a.png"), 2, 3, 0x102030));

    assertThat(image.height()).isEqualTo(2);
    assertThat(image.width()).isEqualTo(3);
    assertThat(image.toFloats()).hasLength(18);
    assertThat(channels(image, 1, 2)).isEqualTo(new int[] {0x10, 0x20, 0x30});
  }

  @Test
  void readsJpegNearly() throws IOException {
    RgbImage image = ImageReader.read(ImageFiles.rgb(folder.resolve("a.jpg"), 16, 16, 0xc04020));

    int[] channels = channels(image, 8, 8);
    assertThat((double) channels[0]).isWithin(4).of(0xc0);
    assertThat((double) channels[1]).isWithin(4).of(0x40);
    assertThat((double) channels[2]).isWithin(4).of(0x20);
  }

  @Test
  void keepsGreyValuesAsTheyAre() throws IOException {
    RgbImage image = ImageReader.read(ImageFiles.grey(folder.resolve("a.png"), new int[] {0, 100}));

    assertThat(channels(image, 0, 1)).isEqualTo(new int[] {100, 100, 100});
  }

  @Test
  void takesUpperBitsOfSixteen() throws IOException {
    Path file = ImageFiles.grey16(folder.resolve("a.png"), new int[] {0xab12});

    assertThat(channels(ImageReader.read(file), 0, 0)).isEqualTo(new int[] {0xab, 0xab, 0xab});
  }

  @Test
  void looksUpPalette() throws IOException {
    Path file = ImageFiles.palette(folder.resolve("a.png"), 4, new int[] {3, 15});

    assertThat(channels(ImageReader.read(file), 0, 1)).isEqualTo(new int[] {15, 30, 45});
  }

  @Test
  void dropsTransparency() throws IOException {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, 0x80102030);
    Path file = ImageFiles.write(picture, folder.resolve("a.png"));

    assertThat(channels(ImageReader.read(file), 0, 0)).isEqualTo(new int[] {0x10, 0x20, 0x30});
  }

  @Test
  void refusesFileThatIsNoImage() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.png"), "not an image");

    DataException e = assertThrows(DataException.class, () -> ImageReader.read(file));

    assertThat(e).hasMessageThat().contains("notes.png` is no image");
    assertThat(e).hasMessageThat().contains("= help: ");
  }

  @Test
  void refusesEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jpg"));

    DataException e = assertThrows(DataException.class, () -> ImageReader.read(file));

    assertThat(e).hasMessageThat().contains("empty.jpg` is no image");
  }

  @Test
  void namesMissingFile() {
    DataException e =
        assertThrows(DataException.class, () -> ImageReader.read(folder.resolve("gone.jpg")));

    assertThat(e).hasMessageThat().contains("gone.jpg` doesn't exist");
  }

  @Test
  void refusesJpegThatIsCutShort() throws IOException {
    Path file = cutInHalf(ImageFiles.write(noise(), folder.resolve("cut.jpg")));

    DataException e = assertThrows(DataException.class, () -> ImageReader.read(file));

    assertThat(e).hasMessageThat().contains("cut.jpg` is cut short");
  }

  @Test
  void refusesPngThatIsCutShort() throws IOException {
    Path file = cutInHalf(ImageFiles.write(noise(), folder.resolve("cut.png")));

    DataException e = assertThrows(DataException.class, () -> ImageReader.read(file));

    assertThat(e).hasMessageThat().contains("cut.png` can't be decoded");
  }

  private static BufferedImage noise() {
    Random random = new Random(1);
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      picture.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
    }
    return picture;
  }

  private static Path cutInHalf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static int[] channels(RgbImage image, int y, int x) {
    return new int[] {image.at(y, x, 0), image.at(y, x, 1), image.at(y, x, 2)};
  }
}
