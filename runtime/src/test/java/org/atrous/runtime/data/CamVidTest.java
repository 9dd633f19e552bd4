package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads real road scenes whole, where {@code ATROUS_DATA} names a folder that has them. */
class CamVidTest {
  private static final Dataset CAMVID =
      Dataset.named("camvid")
          .pairs("{split}/*.jpg", "{split}annot/*.png")
          .classes(
              "Sky",
              "Building",
              "Pole",
              "Road",
              "Pavement",
              "Tree",
              "SignSymbol",
              "Fence",
              "Car",
              "Pedestrian",
              "Bicyclist")
          .ignore(11)
          .build();

  private Path folder = Path.of("");

  @BeforeEach
  void requireData() {
    String data = System.getenv("ATROUS_DATA");
    assumeTrue(data != null, "ATROUS_DATA is not set: camvid_small is not read");
    folder = Path.of(String.valueOf(data), "camvid_small");
    assumeTrue(Files.isDirectory(folder), "there is no " + folder);
  }

  @Test
  void readsTrainingSplitWhole() throws IOException {
    assertCounts("train", 367, 3);
  }

  @Test
  void readsValidationSplitWhole() throws IOException {
    assertCounts("val", 101, 4);
  }

  @Test
  void findsNoSplitsAmongTheLabels() {
    assertThat(DatasetFolder.open(CAMVID, folder).splits()).containsExactly("train", "val");
  }

  /** Holds pixels by class against the data set's own table. */
  private void assertCounts(String split, int size, int column) throws IOException {
    SampleSource source = DatasetFolder.open(CAMVID, folder).split(split);
    assertThat(source.size()).isEqualTo(size);
    long[] counts = new long[LabelMap.IGNORE + 1];
    for (int i = 0; i < source.size(); i++) {
      Sample sample = source.load(i);
      assertThat(sample.image().height()).isEqualTo(180);
      assertThat(sample.image().width()).isEqualTo(240);
      for (int label : sample.label().toInts()) {
        counts[label]++;
      }
    }
    List<String> table = Files.readAllLines(folder.resolve("classes.csv"));
    for (String row : table.subList(1, table.size())) {
      String[] cells = row.split(",", -1);
      int id = Integer.parseInt(cells[0]);
      int label = id == 11 ? LabelMap.IGNORE : id;
      assertWithMessage(cells[1]).that(counts[label]).isEqualTo(Long.parseLong(cells[column + 2]));
    }
  }
}
