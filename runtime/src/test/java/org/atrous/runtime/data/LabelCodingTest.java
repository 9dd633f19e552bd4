package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelCodingTest {
  private static final int IGNORE = LabelMap.IGNORE;
  private static final Dataset COLORED =
      Dataset.named("colored")
          .classes("a", "b")
          .color(0, 0, 63)
          .color(255, 0, 0)
          .labelsByColor()
          .ignoreColor(255, 255, 255)
          .build();

  private final Path folder;

  LabelCodingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void reducesZero() throws IOException {
    Dataset reduced =
        Dataset.named("reduced").classes("a", "b").reduceZeroLabel().ignore(255).build();

    assertThat(read(reduced, grey(0, 1, 2, 255))).isEqualTo(new int[] {IGNORE, 0, 1, IGNORE});
    assertThat(refused(reduced, grey(3)))
        .contains("has the values 1 to 2 for its classes and ignores 0, 255");
  }

  @Test
  void mapsValuesAndRuns() throws IOException {
    Dataset mapped =
        Dataset.named("mapped")
            .classes("a", "b", "c")
            .map(7, 2)
            .mapRun(33, 34, 0)
            .ignore(0)
            .build();

    assertThat(read(mapped, grey(0, 7, 33, 34))).isEqualTo(new int[] {IGNORE, 2, 0, 1});
    assertThat(refused(mapped, grey(1))).contains("has value 1 at x 0, y 0");
    assertThat(refused(mapped, grey(1))).contains("maps 7, 33..34 and ignores 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void readsPalettesOfEveryDepth(int bits) throws IOException {
    Path file = ImageFiles.palette(folder.resolve("a.png"), bits, new int[] {1, 0, 1, 1, 0});
    Dataset plain = Dataset.named("plain").classes("a", "b").build();

    assertThat(read(plain, file)).isEqualTo(new int[] {1, 0, 1, 1, 0});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void readsGreyOfFewBits(int bits) throws IOException {
    int last = (1 << bits) - 1;
    Path file = ImageFiles.greyOfBits(folder.resolve("a.png"), bits, new int[] {last, 0, 1});
    Dataset plain = Dataset.named("plain").classes("a", "b").ignore(last > 1 ? last : 255).build();

    assertThat(read(plain, file)).isEqualTo(new int[] {last > 1 ? IGNORE : 1, 0, 1});
  }

  @Test
  void readsColours() throws IOException {
    assertThat(read(COLORED, rgb(0x00003f, 0xff0000, 0xffffff)))
        .isEqualTo(new int[] {0, 1, IGNORE});
  }

  @Test
  void looksColoursUpInPalettes() throws IOException {
    Dataset palette =
        Dataset.named("p").classes("a").color(3, 6, 9).labelsByColor().ignoreColor(1, 2, 3).build();
    Path file = ImageFiles.palette(folder.resolve("a.png"), 4, new int[] {3, 1});

    assertThat(read(palette, file)).isEqualTo(new int[] {0, IGNORE});
  }

  @Test
  void saysWhereAColourWithoutClassIs() throws IOException {
    assertThat(refused(COLORED, rgb(0xff0000, 0x010203)))
        .contains("has the colour (1, 2, 3) at x 1, y 0, which data set `colored` doesn't declare");
  }

  @Test
  void refusesTwoClassesOfOneColour() {
    Dataset twice =
        Dataset.named("twice")
            .classes("a", "b")
            .color(1, 1, 1)
            .color(1, 1, 1)
            .labelsByColor()
            .build();

    DataException e = assertThrows(DataException.class, () -> new LabelReader(twice));

    assertThat(e).hasMessageThat().contains("(1, 1, 1) for class `a` and for class `b`");
  }

  @Test
  void countsWhatIsNotDeclaredWhereAskedTo() throws IOException {
    LabelReader.Survey survey =
        new LabelReader(COLORED).survey(rgb(0xff0000, 0x010203, 0x010203, 0x000001));

    assertThat(survey.labels().toInts()).isEqualTo(new int[] {1, IGNORE, IGNORE, IGNORE});
    assertThat(survey.unknown()).isEqualTo(Map.of("(1, 2, 3)", 2L, "(0, 0, 1)", 1L));
  }

  private Path grey(int... row) throws IOException {
    return ImageFiles.grey(folder.resolve("grey.png"), row);
  }

  private Path rgb(int... row) throws IOException {
    BufferedImage picture = new BufferedImage(row.length, 1, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, row.length, 1, row, 0, row.length);
    return ImageFiles.write(picture, folder.resolve("rgb.png"));
  }

  private static int[] read(Dataset dataset, Path file) {
    return new LabelReader(dataset).read(file).toInts();
  }

  private static String refused(Dataset dataset, Path file) {
    LabelReader reader = new LabelReader(dataset);
    return String.valueOf(assertThrows(DataException.class, () -> reader.read(file)).getMessage());
  }
}
