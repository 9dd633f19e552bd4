package org.atrous.runtime.evaluation;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.metrics.BoundaryScore;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
  private static final Dataset DATASET =
      Dataset.named("data").classes("sky", "road", "pole").build();

  private static final Evaluation PLAIN = new Evaluation("val", DATASET, "val", 8);

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
      Sample sample = new Sample(name, new RgbImage(2, 2, new byte[12]), label);
      files.predicted(i, sample, label, new ConfusionMatrix(3));
    }
    try (Stream<Path> written = Files.list(files.pictures())) {
      return written
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".png"))
          .sorted()
          .toList();
    }
  }

  private static Measurement measured() {
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    matrix.add(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0});
    return new Measurement(
        matrix,
        new BoundaryScore(3),
        List.of(
            new ImageResult("b", 0.5, 0.6),
            new ImageResult("c", 0.25, 0.6),
            new ImageResult("a", 0.5, 0.9)));
  }

  private static EvaluationResult result(Evaluation evaluation) {
    return EvaluationResult.of(evaluation, "Net", 100, 3, DATASET.classes(), measured());
  }

  private EvaluationFiles written() throws IOException {
    EvaluationFiles files = new EvaluationFiles(folder, "val", DATASET, 1, 0);
    files.write(result(PLAIN), measured().matrix());
    return files;
  }

  @Test
  void resultIsJsonWithMetricsAndIouByClass() throws IOException {
    JsonNode json = new ObjectMapper().readTree(written().json().toFile());

    assertThat(json.get("pixelAccuracy").asDouble()).isEqualTo(0.75);
    assertThat(json.get("mIoU").asDouble()).isWithin(1e-12).of((2.0 / 3 + 0.5) / 2);
    assertThat(json.get("iou").get("road").asDouble()).isEqualTo(0.5);
    assertThat(json.get("iou").has("pole")).isFalse();
    assertThat(json.get("classes").get(0).get("precision").asDouble()).isEqualTo(2.0 / 3);
    assertThat(json.get("classes").get(2).get("name").asText()).isEqualTo("pole");
    assertThat(json.get("classes").get(2).has("iou")).isFalse();
    assertThat(json.get("step").asInt()).isEqualTo(100);
    assertThat(json.get("outputStride").asInt()).isEqualTo(8);
  }

  @Test
  void tablesHaveARowForEachClass() throws IOException {
    written();

    assertThat(Files.readString(folder.resolve("val.csv")))
        .isEqualTo(
            """
            class,pixels,iou,precision,recall,dice,boundary_f1
            sky,2,0.6666666666666666,0.6666666666666666,1.0,0.8,
            road,2,0.5,1.0,0.5,0.6666666666666666,
            pole,0,,,,,
            """);
    assertThat(Files.readString(folder.resolve("val_confusion.csv")))
        .isEqualTo("label,sky,road,pole\nsky,2,0,0\nroad,1,1,0\npole,0,0,0\n");
  }

  @Test
  void worstImagesComeFirstAndEqualOnesByName() {
    assertThat(result(PLAIN).worstImages().stream().map(ImageResult::name))
        .containsExactly("c", "a", "b")
        .inOrder();
  }

  @Test
  void onlyTheClassesThatAreReportedAreInTheMeans() {
    EvaluationResult result = result(PLAIN.reporting("road", "pole"));

    assertThat(result.mIoU()).isEqualTo(0.5);
    assertThat(result.classes().stream().map(ClassResult::name)).containsExactly("road", "pole");
    assertThat(result.pixelAccuracy()).isEqualTo(0.75);
  }

  @Test
  void meansOfClassesThatDoNotOccurAreRefused() {
    DataException refused =
        assertThrows(DataException.class, () -> result(PLAIN.reporting("pole")));

    assertThat(refused).hasMessageThat().contains("none of the classes that evaluation `val`");
  }
}
