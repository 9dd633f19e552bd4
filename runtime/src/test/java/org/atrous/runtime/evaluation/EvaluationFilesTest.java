package org.atrous.runtime.evaluation;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
  private static final Dataset DATASET =
      Dataset.named("data").classes("sky", "road", "pole").build();

  private final Path folder;

  EvaluationFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void picturesAreSpreadEvenlyOverTheSplit() throws IOException {
    assertThat(pictures(10, 3)).containsExactly("a3.png", "a6.png", "a9.png");
  }

  @Test
  void everyImageIsShownWhereThereAreFewerThanAskedFor() throws IOException {
    assertThat(pictures(2, 8)).containsExactly("a0.png", "a1.png");
  }

  private List<String> pictures(int images, int pictures) throws IOException {
    EvaluationFiles files = new EvaluationFiles(folder, "val", DATASET, images, pictures);
    LabelMap label = new LabelMap(2, 2, new byte[4]);
    for (int i = 0; i < images; i++) {
      String name = "a%d.jpg".formatted(i);
      files.predicted(i, new Sample(name, new RgbImage(2, 2, new byte[12]), label), label);
    }
    try (Stream<Path> written = Files.list(files.pictures())) {
      return written.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void resultIsJsonWithMetricsAndIouByClass() throws IOException {
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    matrix.add(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0});
    EvaluationFiles files = new EvaluationFiles(folder, "val", DATASET, 1, 0);

    files.write(
        EvaluationResult.of(
            new Evaluation("val", DATASET, "val", 8), "Net", 100, 1, DATASET.classes(), matrix));

    JsonNode json = new ObjectMapper().readTree(files.json().toFile());
    assertThat(json.get("pixelAccuracy").asDouble()).isEqualTo(0.75);
    assertThat(json.get("mIoU").asDouble()).isWithin(1e-12).of((2.0 / 3 + 0.5) / 2);
    assertThat(json.get("iou").get("road").asDouble()).isEqualTo(0.5);
    assertThat(json.get("iou").has("pole")).isFalse();
    assertThat(json.get("step").asInt()).isEqualTo(100);
    assertThat(json.get("outputStride").asInt()).isEqualTo(8);
  }
}
