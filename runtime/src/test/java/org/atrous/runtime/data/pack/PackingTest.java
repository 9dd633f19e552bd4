package org.atrous.runtime.data.pack;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleFolder;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
  private static final Dataset SHAPES = shapes("background", "disc", "square");
  private static final int SIZE = 7;

  private final SampleSource drawings = new DrawnShapes(DrawnShapes.TRAIN, SIZE, 20, 30, 1);
  private final Path folder;
  private final Path packed;

  PackingTest(@TempDir Path folder) {
    this.folder = folder;
    this.packed = folder.resolve("packed");
  }

  @BeforeEach
  void pack() throws IOException, InterruptedException {
    // A record has some 2,600 bytes: two to a file.
    try (Packing packing = Packing.begin(SHAPES, packed, 4000)) {
      packing.add("train", drawings, written -> {});
      packing.finish();
    }
  }

  @Test
  void givesBackEverySampleToTheBit() {
    SampleSource read = SampleFolders.open(SHAPES, packed).split("train");

    assertThat(read.size()).isEqualTo(SIZE);
    for (int i = SIZE - 1; i >= 0; i--) {
      Sample sample = read.load(i);
      assertThat(read.name(i)).isEqualTo(drawings.name(i));
      assertThat(sample.name()).isEqualTo(drawings.name(i));
      assertThat(sample.image().bytes()).isEqualTo(drawings.load(i).image().bytes());
      assertThat(read.label(i).bytes()).isEqualTo(drawings.label(i).bytes());
    }
  }

  @Test
  void beginsANewFileWhenOneIsLarge() throws IOException {
    assertThat(files())
        .containsExactly(
            "packed.json",
            "train-00000.tfrecord",
            "train-00001.tfrecord",
            "train-00002.tfrecord",
            "train-00003.tfrecord",
            "train.index.jsonl");
  }

  @Test
  void leavesOutWhatIsNotWanted() {
    SampleFolder samples = SampleFolders.open(SHAPES, packed);

    SampleSource some = samples.without("train", Set.of(drawings.name(0), drawings.name(3)));

    assertThat(some.size()).isEqualTo(SIZE - 2);
    assertThat(some.load(0).name()).isEqualTo(drawings.name(1));
    assertThat(some.load(2).name()).isEqualTo(drawings.name(4));
  }

  @Test
  void refusesWhatWasPackedFromAnotherDeclaration() {
    DataException e =
        assertThrows(
            DataException.class,
            () -> SampleFolders.open(shapes("background", "square", "disc"), packed));

    assertThat(e).hasMessageThat().contains("whose declaration differs from that of `s` in");
    assertThat(e).hasMessageThat().contains("`classes`");
  }

  @Test
  void takesADeclarationThatDiffersInNameAndColoursAlone() {
    Dataset renamed =
        Dataset.named("other")
            .pairs("{split}/*.png", "{split}_labels/*.png")
            .classes("background", "disc", "square")
            .color(1, 2, 3)
            .color(4, 5, 6)
            .color(7, 8, 9)
            .build();

    assertThat(SampleFolders.open(renamed, packed).split("train").size()).isEqualTo(SIZE);
  }

  @Test
  void namesTheSplitsThatWerePacked() {
    DataException e =
        assertThrows(DataException.class, () -> SampleFolders.open(SHAPES, packed).split("val"));

    assertThat(e).hasMessageThat().contains("no split `val`");
    assertThat(e).hasMessageThat().contains("`train`");
  }

  @Test
  void refusesAFileThatWasCutShort() throws IOException {
    Path shard = packed.resolve("train-00001.tfrecord");
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(bytes, bytes.length - 1));

    DataException e = refused();

    assertThat(e).hasMessageThat().contains("`%s` has %d bytes".formatted(shard, bytes.length - 1));
  }

  @Test
  void refusesAFileThatIsMissing() throws IOException {
    Files.delete(packed.resolve("train-00001.tfrecord"));

    assertThat(refused()).hasMessageThat().contains("there is no `");
  }

  @Test
  void refusesAnIndexThatWasCutShort() throws IOException {
    Path index = packed.resolve("train.index.jsonl");
    List<String> lines = Files.readAllLines(index);
    Files.write(index, lines.subList(0, 5));

    assertThat(refused()).hasMessageThat().contains("names 5 samples, but 7 were written");
  }

  @Test
  void refusesAManifestThatCannotBeUnderstood() throws IOException {
    Files.writeString(packed.resolve("packed.json"), "{\"format\": 1");

    DataException e = assertThrows(DataException.class, () -> SampleFolders.open(SHAPES, packed));

    assertThat(e).hasMessageThat().contains("packed.json` can't be understood");
  }

  @Test
  void findsADamagedSampleByItsChecksum() throws IOException {
    Path shard = packed.resolve("train-00001.tfrecord");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[100] ^= 1;
    Files.write(shard, bytes);
    SampleFolder samples = SampleFolders.open(SHAPES, packed);
    SampleSource source = samples.split("train");

    DataException e = assertThrows(DataException.class, () -> source.load(2));

    assertThat(e).hasMessageThat().contains("sample `%s`".formatted(drawings.name(2)));
    assertThat(e).hasMessageThat().contains("train-00001.tfrecord` is damaged");
    assertThat(source.load(3).name()).isEqualTo(drawings.name(3));
    assertThat(samples.broken("train", read -> {})).hasSize(1);
  }

  @Test
  void leavesNothingWhereASampleIsBroken() throws IOException {
    SampleSource broken =
        new SampleSource() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public String name(int index) {
            return "s" + index;
          }

          @Override
          public Sample load(int index) {
            if (index == 2) {
              throw new DataException("image `s2` is cut short", "copy it anew");
            }
            return drawings.load(index);
          }
        };
    Path other = folder.resolve("other");
    try (Packing packing = Packing.begin(SHAPES, other)) {
      DataException e =
          assertThrows(DataException.class, () -> packing.add("train", broken, written -> {}));

      assertThat(e).hasMessageThat().contains("`s2` is cut short");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.toList()).containsExactly(packed);
    }
  }

  @Test
  void refusesAFolderThatHoldsSomething() {
    DataException e = assertThrows(DataException.class, () -> Packing.begin(SHAPES, packed));

    assertThat(e).hasMessageThat().contains("exists, and isn't an empty folder");
  }

  private DataException refused() {
    return assertThrows(
        DataException.class, () -> SampleFolders.open(SHAPES, packed).split("train"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(packed)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Dataset shapes(String... classes) {
    return Dataset.named("s")
        .pairs("{split}/*.png", "{split}_labels/*.png")
        .classes(classes)
        .build();
  }
}
