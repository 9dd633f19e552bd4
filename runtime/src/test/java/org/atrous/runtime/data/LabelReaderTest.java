package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelReaderTest {
  private static final Dataset PETS =
      Dataset.named("pets").classes("ground", "cat", "dog").ignore(200, 255).build();

  private final Path folder;

  LabelReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsGreyValues() throws IOException {
    Path file = ImageFiles.grey(folder.resolve("a.png"), new int[] {0, 1, 2}, new int[] {2, 1, 0});

    LabelMap labels = new LabelReader(PETS).read(file);

    assertThat(labels.height()).isEqualTo(2);
    assertThat(labels.width()).isEqualTo(3);
    assertThat(labels.toInts()).isEqualTo(new int[] {0, 1, 2, 2, 1, 0});
  }

  @Test
  void readsIndicesOfPalettes() throws IOException {
    Path eight = ImageFiles.palette(folder.resolve("8.png"), 8, new int[] {2, 1, 255});
    Path four = ImageFiles.palette(folder.resolve("4.png"), 4, new int[] {2, 1, 0});

    LabelReader reader = new LabelReader(PETS);

    assertThat(reader.read(eight).toInts()).isEqualTo(new int[] {2, 1, LabelMap.IGNORE});
    assertThat(reader.read(four).toInts()).isEqualTo(new int[] {2, 1, 0});
  }

  @Test
  void readsSixteenBits() throws IOException {
    Dataset wide = Dataset.named("wide").classes("a", "b").ignore(60_000).build();
    Path file = ImageFiles.grey16(folder.resolve("a.png"), new int[] {1, 60_000});

    assertThat(new LabelReader(wide).read(file).toInts()).isEqualTo(new int[] {1, LabelMap.IGNORE});
  }

  @Test
  void turnsEveryIgnoredValueIntoOne() throws IOException {
    Path file = ImageFiles.grey(folder.resolve("a.png"), new int[] {200, 255, 1});

    assertThat(new LabelReader(PETS).read(file).toInts())
        .isEqualTo(new int[] {LabelMap.IGNORE, LabelMap.IGNORE, 1});
  }

  @Test
  void ignoresValueThatIsAlsoClass() throws IOException {
    Dataset holes = Dataset.named("holes").classes("void", "thing").ignore(0).build();
    Path file = ImageFiles.grey(folder.resolve("a.png"), new int[] {0, 1});

    assertThat(new LabelReader(holes).read(file).toInts())
        .isEqualTo(new int[] {LabelMap.IGNORE, 1});
  }

  @Test
  void saysWhereValueWithoutClassIs() throws IOException {
    Path file = ImageFiles.grey(folder.resolve("a.png"), new int[] {0, 1}, new int[] {2, 3});

    DataException e = assertThrows(DataException.class, () -> new LabelReader(PETS).read(file));

    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "label `"
                + file
                + "` has value 3 at x 1, y 1, but data set `pets` has classes 0 to 2 and ignores"
                + " 200, 255\n"
                + "  = help: correct the label, or declare the class, or write `ignore 3`");
  }

  @Test
  void refusesColourLabels() throws IOException {
    Path file = ImageFiles.rgb(folder.resolve("a.png"), 1, 1, 0);

    DataException e = assertThrows(DataException.class, () -> new LabelReader(PETS).read(file));

    assertThat(e).hasMessageThat().contains("a.png` has 3 channels");
  }

  @Test
  void refusesMoreClassesThanFitBesideIgnore() {
    String[] names = IntStream.range(0, 256).mapToObj(i -> "c" + i).toArray(String[]::new);
    Dataset many = Dataset.named("many").classes(names).build();

    DataException e = assertThrows(DataException.class, () -> new LabelReader(many));

    assertThat(e).hasMessageThat().contains("data set `many` has 256 classes");
  }
}
