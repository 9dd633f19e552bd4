package org.atrous.runtime.evaluation;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCollectorTest {
  private static final Dataset DATASET = Dataset.named("data").classes("a", "b").build();

  private final Path folder;

  SampleCollectorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Images with so many wrong pixels of four; -1 for one without any class. */
  private ShownSamples collected(int worst, List<Integer> spread, int... wrongPixels)
      throws IOException {
    SampleCollector collector = new SampleCollector(folder, DATASET, worst);
    for (int i = 0; i < wrongPixels.length; i++) {
      byte[] labels = new byte[4];
      if (wrongPixels[i] < 0) {
        Arrays.fill(labels, (byte) LabelMap.IGNORE);
      }
      byte[] seen = new byte[4];
      Arrays.fill(seen, 0, Math.max(0, wrongPixels[i]), (byte) 1);
      LabelMap label = new LabelMap(2, 2, labels);
      LabelMap prediction = new LabelMap(2, 2, seen);
      ConfusionMatrix counts = new ConfusionMatrix(2);
      counts.add(label.toInts(), prediction.toInts());
      Sample sample = new Sample("s" + i, new RgbImage(2, 2, new byte[12]), label);
      collector.add(i, sample, prediction, counts, spread.contains(i));
    }
    collector.write();
    return Json.read(Files.readString(folder.resolve(ShownSamples.FILE)), ShownSamples.class);
  }

  @Test
  void keepsTheWorstOfAll() throws IOException {
    ShownSamples shown = collected(2, List.of(), 1, 3, 0, 2, 4, 0);

    assertThat(shown.samples().stream().map(ShownSample::name)).containsExactly("s1", "s4");
    assertThat(shown.samples().stream().allMatch(ShownSample::worst)).isTrue();
  }

  @Test
  void keepsThoseThatAreSpreadHoweverGoodTheyAre() throws IOException {
    ShownSamples shown = collected(1, List.of(0, 2), 0, 3, 1);

    assertThat(shown.samples().stream().map(ShownSample::name)).containsExactly("s0", "s1", "s2");
    assertThat(shown.samples().stream().filter(ShownSample::spread).map(ShownSample::name))
        .containsExactly("s0", "s2");
  }

  @Test
  void imageThatIsSpreadStaysWhenWorseOnesCome() throws IOException {
    ShownSamples shown = collected(1, List.of(0), 1, 4);

    for (ShownSample sample : shown.samples()) {
      for (String file : sample.files().values()) {
        assertThat(Files.exists(folder.resolve(file))).isTrue();
      }
    }
    assertThat(shown.samples()).hasSize(2);
  }

  @Test
  void imageWithoutAnyClassIsNeverTheWorst() throws IOException {
    assertThat(collected(3, List.of(), -1, 1).samples().stream().map(ShownSample::name))
        .containsExactly("s1");
  }

  @Test
  void nothingElseStaysInTheFolder() throws IOException {
    collected(2, List.of(), 1, 3, 4);
    collected(1, List.of(), 1, 0);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly(
              "samples.json",
              "000000_image.jpg",
              "000000_truth.jpg",
              "000000_prediction.jpg",
              "000000_errors.jpg");
    }
  }
}
