package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published weights give their published answers, where {@code ATROUS_DATA} names a folder that has
 * them below {@code weights}.
 */
final class PublishedWeightsTest {
  private static final Path SPEC =
      Path.of("..", "models", "src", "main", "atrous", "google.atrous");
  private static final int BIRD = 3;

  @TempDir Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void requireData() {
    String given = System.getenv("ATROUS_DATA");
    assumeTrue(given != null, "ATROUS_DATA is not set: no published weights are imported");
    data = Path.of(Objects.requireNonNull(given));
    assumeTrue(Files.isDirectory(data.resolve("weights")), "there is no " + data + "/weights");
  }

  private CommandRun imported(String network, String weights, Object... more) {
    Object[] first = {
      "import",
      SPEC,
      "--network",
      network,
      "--weights",
      data.resolve("weights").resolve(weights),
      "--run",
      folder.resolve("run")
    };
    Object[] words = new Object[first.length + more.length];
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return CommandRun.of(words);
  }

  @Test
  void deepLabSegmentsTheBird() throws IOException {
    Path samples = data.resolve("samples/coral_cc");
    CommandRun imported = imported("MobileV2", "deeplabv3_mnv2_pascal_dequant");
    assertThat(imported.err()).isEmpty();

    CommandRun predicted =
        CommandRun.of(
            "predict",
            "--run",
            folder.resolve("run"),
            samples.resolve("bird_segmentation.png"),
            "-o",
            folder.resolve("seen"));

    assertThat(predicted.err()).isEmpty();
    double iou =
        iou(
            folder.resolve("seen/bird_segmentation_label.png"),
            samples.resolve("bird_segmentation_mask.png"));
    assertThat(iou).isAtLeast(0.90);
  }

  /** The mask's values 1 and 2 are artefacts on the outline, and count as background. */
  private static double iou(Path prediction, Path mask) throws IOException {
    BufferedImage seen = ImageIO.read(prediction.toFile());
    BufferedImage truth = ImageIO.read(mask.toFile());
    long both = 0;
    long either = 0;
    for (int y = 0; y < truth.getHeight(); y++) {
      for (int x = 0; x < truth.getWidth(); x++) {
        boolean bird = truth.getRaster().getSample(x, y, 0) == BIRD;
        boolean found = seen.getRaster().getSample(x, y, 0) == BIRD;
        both += bird && found ? 1 : 0;
        either += bird || found ? 1 : 0;
      }
    }
    return both / (double) either;
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenet_v2_1.0_224_tf2_dequant",
    "mobilenet_v2_1.0_224_qat_dequant",
  })
  void classifiersNameWhatIsInTheImages(String weights) throws IOException {
    assertThat(imported("MobileV2Classifier", weights).exitCode()).isEqualTo(0);
    Path samples = data.resolve("samples/coral_cc");

    CommandRun predicted =
        CommandRun.of(
            "predict",
            "--run",
            folder.resolve("run"),
            "--top",
            "5",
            "--size",
            "224x224",
            "--format",
            "json",
            samples.resolve("cat.png"),
            samples.resolve("hot_dog.jpg"));

    assertThat(predicted.err()).isEmpty();
    JsonNode answers = new ObjectMapper().readTree(predicted.out());
    // Numbers of ILSVRC 2012, behind the background: Egyptian cat, hotdog.
    assertThat(first(answers.get(0))).isEqualTo(286);
    assertThat(first(answers.get(1))).isEqualTo(935);
  }

  private static int first(JsonNode answer) {
    assertThat(answer.get("classes")).hasSize(5);
    return answer.get("classes").get(0).get("number").asInt();
  }

  @Test
  void theQuantisedNetworkLoadsByItsOwnNames() {
    CommandRun imported =
        imported(
            "MobileV2", "deeplabv3_mnv2_pascal_dequant/deeplabv3_mnv2_pascal_quant.tflite",
            "--names", "tf_slim");

    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).contains("272 variables of `MobileV2` come from");
  }

  @Test
  void torchvisionsTrunkLoadsWithBatchNormFoldedOrNot() {
    for (String weights :
        new String[] {"resnet18_stem_layer123_bn_calibrated", "resnet18_torchvision_folded_npy"}) {
      CommandRun imported =
          CommandRun.of(
              "import",
              SPEC.resolveSibling("torchvision.atrous"),
              "--network",
              "TorchvisionR50",
              "--set",
              "trunk=resnet18",
              "--weights",
              data.resolve("weights").resolve(weights),
              "--except",
              "backbone/block4,aspp,imagepool,logits",
              "--run",
              folder.resolve(weights));

      assertThat(imported.err()).isEmpty();
      assertThat(imported.out()).contains("75 variables of `TorchvisionR50` come from");
    }
  }

  @Test
  void kerasTrunkLoadsEveryTensor() {
    CommandRun imported =
        imported(
            "MobileV2Classifier",
            "mobilenet_v2_0.35_224_keras_f32",
            "--set",
            "alpha=0.35",
            "--except",
            "classifier");

    assertThat(imported.out()).contains("260 variables of `MobileV2Classifier` come from");
    assertThat(imported.out()).doesNotContain("not used");
  }
}
