package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {
  private static final Dataset ROADS = roads("{split}/*.png", "{split}annot/*.png");

  private final Path folder;

  DatasetFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void sortsSamplesByName() throws IOException {
    pair("train", "b");
    pair("train", "a");
    pair("val", "c");

    assertThat(names(DatasetFolder.open(ROADS, folder).split("train")))
        .containsExactly("train/a.png", "train/b.png")
        .inOrder();
  }

  @Test
  void loadsImageWithItsLabel() throws IOException {
    ImageFiles.rgb(folder.resolve("train/a.png"), 1, 2, 0x0a0b0c);
    ImageFiles.grey(folder.resolve("trainannot/a.png"), new int[] {1, 255});

    Sample sample = DatasetFolder.open(ROADS, folder).split("train").load(0);

    assertThat(sample.name()).isEqualTo("train/a.png");
    assertThat(sample.image().at(0, 1, 2)).isEqualTo(0x0c);
    assertThat(sample.label().toInts()).isEqualTo(new int[] {1, LabelMap.IGNORE});
  }

  @Test
  void carriesEachStarToTheLabel() throws IOException {
    Dataset cities = roads("left/{split}/*/*_left.png", "fine/{split}/*/*_fine.png");
    ImageFiles.rgb(folder.resolve("left/val/ulm/ulm_7_left.png"), 1, 1, 0);
    ImageFiles.grey(folder.resolve("fine/val/ulm/ulm_7_fine.png"), new int[] {1});

    Sample sample = DatasetFolder.open(cities, folder).split("val").load(0);

    assertThat(sample.label().toInts()).isEqualTo(new int[] {1});
  }

  @Test
  void passesOverHiddenFiles() throws IOException {
    pair("train", "a");
    Files.writeString(folder.resolve("train/._a.png"), "left by another system");

    assertThat(names(DatasetFolder.open(ROADS, folder).split("train")))
        .containsExactly("train/a.png");
  }

  @Test
  void findsSplits() throws IOException {
    pair("train", "a");
    pair("val", "a");

    assertThat(DatasetFolder.open(ROADS, folder).splits()).containsExactly("train", "val");
  }

  @Test
  void findsSplitThatIsNamedTwice() throws IOException {
    Dataset twice = roads("{split}/{split}_*.png", "{split}annot/*.png");
    ImageFiles.rgb(folder.resolve("train/train_1.png"), 1, 1, 0);
    ImageFiles.rgb(folder.resolve("train/val_1.png"), 1, 1, 0);
    ImageFiles.grey(folder.resolve("trainannot/1.png"), new int[] {0});
    ImageFiles.grey(folder.resolve("valannot/1.png"), new int[] {0});

    assertThat(DatasetFolder.open(twice, folder).splits()).containsExactly("train");
  }

  @Test
  void reportsMissingFolder() {
    Path missing = folder.resolve("nowhere");

    DataException e = assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, missing));

    assertThat(e)
        .hasMessageThat()
        .startsWith("the folder `%s` of data set `roads` doesn't exist".formatted(missing));
    assertThat(e).hasMessageThat().contains("--data");
  }

  @Test
  void reportsFileInPlaceOfFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("data.zip"));

    DataException e = assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, file));

    assertThat(e).hasMessageThat().contains("is a file");
  }

  @Test
  void reportsEmptyFolder() {
    DataException e = assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, folder));

    assertThat(e).hasMessageThat().contains("`%s` of data set `roads` is empty".formatted(folder));
  }

  @Test
  void reportsUnknownSplitWithTheNearest() throws IOException {
    pair("train", "a");
    pair("val", "a");

    DataException e =
        assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, folder).split("trian"));

    assertThat(e).hasMessageThat().contains("has no image `trian/*.png`");
    assertThat(e).hasMessageThat().contains("did you mean split `train`?");
    assertThat(e).hasMessageThat().contains("`val`");
  }

  @Test
  void reportsLayoutThatDoesNotFit() throws IOException {
    Files.createDirectories(folder.resolve("images"));
    Files.createFile(folder.resolve("readme.txt"));

    DataException e =
        assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, folder).split("train"));

    assertThat(e).hasMessageThat().contains("has no image `train/*.png`");
    assertThat(e).hasMessageThat().contains("the folder holds `images/`, `readme.txt`");
  }

  @Test
  void namesImageWithoutLabel() throws IOException {
    pair("train", "a");
    Path b = ImageFiles.rgb(folder.resolve("train/b.png"), 1, 1, 0);
    ImageFiles.rgb(folder.resolve("train/c.png"), 1, 1, 0);

    DataException e =
        assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, folder).split("train"));

    assertThat(e)
        .hasMessageThat()
        .startsWith(
            "image `%s` has no label `%s` (and 1 more like it)"
                .formatted(b, folder.resolve("trainannot/b.png")));
  }

  @Test
  void namesLabelOfAnotherSize() throws IOException {
    Path image = ImageFiles.rgb(folder.resolve("train/a.png"), 2, 3, 0);
    Path label = ImageFiles.grey(folder.resolve("trainannot/a.png"), new int[] {0, 0});
    SampleSource source = DatasetFolder.open(ROADS, folder).split("train");

    DataException e = assertThrows(DataException.class, () -> source.load(0));

    assertThat(e)
        .hasMessageThat()
        .startsWith("label `%s` is 1x2, but its image `%s` is 2x3".formatted(label, image));
  }

  @Test
  void refusesDataSetWithoutPairs() {
    Dataset drawn = Dataset.named("drawn").classes("a").build();

    DataException e = assertThrows(DataException.class, () -> DatasetFolder.open(drawn, folder));

    assertThat(e).hasMessageThat().contains("`drawn` doesn't say where its files lie");
  }

  @Test
  void refusesLabelWithMoreStarsThanItsImage() {
    Dataset odd = roads("{split}/*.png", "*/*.png");

    DataException e = assertThrows(DataException.class, () -> DatasetFolder.open(odd, folder));

    assertThat(e).hasMessageThat().contains("labels have more `*`");
  }

  @Test
  void takesImagesOfEitherKind() throws IOException {
    Dataset either = roads("{split}/*.{jpg,png}", "{split}annot/*.png");
    pair("train", "b");
    ImageFiles.rgb(folder.resolve("train/a.jpg"), 1, 1, 0);
    ImageFiles.grey(folder.resolve("trainannot/a.png"), new int[] {1});
    Files.writeString(folder.resolve("train/c.txt"), "something else");

    DatasetFolder data = DatasetFolder.open(either, folder);

    assertThat(names(data.split("train"))).containsExactly("train/a.jpg", "train/b.png").inOrder();
    assertThat(data.splits()).containsExactly("train");
  }

  @Test
  void cutsImagesIntoTiles() throws IOException {
    ImageFiles.grey(folder.resolve("trainannot/a.png"), new int[] {0, 1, 0}, new int[] {1, 1, 0});
    ImageFiles.rgb(folder.resolve("train/a.png"), 2, 3, 0x0a0b0c);
    pair("train", "b");
    Dataset tiled =
        Dataset.named("roads")
            .pairs("{split}/*.png", "{split}annot/*.png")
            .classes("road", "car")
            .tiles(2, 2, 0)
            .build();

    SampleSource tiles = DatasetFolder.open(tiled, folder).split("train");

    assertThat(names(tiles))
        .containsExactly("train/a_0_2_0_2.png", "train/a_0_2_1_3.png", "train/b_0_2_0_2.png")
        .inOrder();
    assertThat(tiles.load(1).label().toInts()).isEqualTo(new int[] {1, 0, 1, 0});
    assertThat(tiles.load(2).label().toInts()).isEqualTo(new int[] {0, 255, 255, 255});
    assertThat(tiles.load(0).image().at(1, 1, 2)).isEqualTo(0x0c);
  }

  @Test
  void doesWithoutWhatIsBroken() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      pair("train", name);
    }
    Files.write(folder.resolve("train/b.png"), new byte[0]);
    ImageFiles.grey(folder.resolve("trainannot/c.png"), new int[] {7});
    Files.delete(folder.resolve("trainannot/d.png"));
    DatasetFolder data = DatasetFolder.open(ROADS, folder);

    List<BrokenSample> broken = data.broken("train", read -> {});
    Set<String> names = broken.stream().map(BrokenSample::name).collect(Collectors.toSet());

    assertThat(names).containsExactly("train/b.png", "train/c.png", "train/d.png");
    assertThat(broken.get(0).what()).contains("has no label");
    assertThat(names(data.without("train", names)))
        .containsExactly("train/a.png", "train/e.png")
        .inOrder();
    assertThrows(DataException.class, () -> data.split("train"));
  }

  @Test
  void saysWhereAllIsBroken() throws IOException {
    pair("train", "a");

    DataException e =
        assertThrows(
            DataException.class,
            () -> DatasetFolder.open(ROADS, folder).without("train", Set.of("train/a.png")));

    assertThat(e).hasMessageThat().contains("no sample of split `train`");
  }

  @Test
  void namesAFolderThatMayNotBeRead() throws IOException {
    pair("train", "a");
    Path closed = folder.resolve("train");
    assumeTrue(closed.toFile().setReadable(false), "this file system has no permissions");
    try {
      assumeFalse(Files.isReadable(closed), "whoever may do all reads all");

      DataException e =
          assertThrows(DataException.class, () -> DatasetFolder.open(ROADS, folder).split("train"));

      assertThat(e).hasMessageThat().contains("train` can't be listed");
    } finally {
      assertThat(closed.toFile().setReadable(true)).isTrue();
    }
  }

  private static Dataset roads(String images, String labels) {
    return Dataset.named("roads").pairs(images, labels).classes("road", "car").ignore(255).build();
  }

  private void pair(String split, String name) throws IOException {
    ImageFiles.rgb(folder.resolve(split + "/" + name + ".png"), 1, 1, 0);
    ImageFiles.grey(folder.resolve(split + "annot/" + name + ".png"), new int[] {0});
  }

  private static List<String> names(SampleSource source) {
    return IntStream.range(0, source.size()).mapToObj(source::name).toList();
  }
}
