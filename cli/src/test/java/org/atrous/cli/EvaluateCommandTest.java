package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a trained run, whose spec is gone. */
final class EvaluateCommandTest {
  @TempDir static Path folder;
  private static Path data;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Path spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
    data = Drawings.write(folder.resolve("data"));
    run = folder.resolve("run");
    CommandRun trained = CommandRun.of("train", spec, "--data", data, "--run", run);
    assertThat(trained.exitCode()).isEqualTo(0);
    Files.delete(spec);
  }

  @Test
  void tableHasALineForEachClassAndTheMean() {
    CommandRun evaluated = evaluate();

    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.exitCode()).isEqualTo(0);
    assertThat(evaluated.out())
        .startsWith("coarse: Tiny after 6 steps, on 3 images of shapes val, output stride 8");
    for (String name : List.of("background", "disc", "square", "triangle", "ring", "line")) {
      assertThat(evaluated.out()).containsMatch("(?m)^%s +([0-9.]+ %%|-) ".formatted(name));
    }
    assertThat(evaluated.out()).containsMatch("(?m)^mIoU +[0-9.]+ %$");
    for (String metric :
        List.of("pixel accuracy", "mean accuracy", "mean Dice", "weighted IoU", "boundary F1")) {
      assertThat(evaluated.out()).containsMatch("(?m)^%s +[0-9.]+ %%$".formatted(metric));
    }
    assertThat(evaluated.out()).contains("Means are over the classes that occur in labels or");
    assertThat(evaluated.out()).containsMatch("(?m)^  val/[^ ]+ +[0-9.]+ %$");
  }

  @Test
  void confusionMatrixIsAPictureAndATable() throws IOException {
    evaluate();

    assertThat(ImageIO.read(run.resolve("results/coarse_confusion.png").toFile())).isNotNull();
    assertThat(Files.readAllLines(run.resolve("results/coarse_confusion.csv"))).hasSize(7);
  }

  @Test
  void jsonHasTheKeysThatScriptsRead() throws IOException {
    CommandRun evaluated = evaluate("--format", "json");

    JsonNode json = new ObjectMapper().readTree(evaluated.out());
    assertThat(json.get("mIoU").asDouble()).isGreaterThan(0.0);
    assertThat(json.get("pixelAccuracy").asDouble()).isAtLeast(json.get("mIoU").asDouble());
    assertThat(json.get("iou").get("background").asDouble()).isGreaterThan(0.0);
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(Files.readString(run.resolve("results/coarse.json")).strip())
        .isEqualTo(evaluated.out().strip());
  }

  @Test
  void everyPixelWithAClassCounts() throws IOException {
    CommandRun evaluated = evaluate("--format", "json");

    long pixels = new ObjectMapper().readTree(evaluated.out()).get("pixels").asLong();
    assertThat(pixels).isGreaterThan(0);
    assertThat(pixels).isLessThan(41 * (33 + 37 + 41));
    assertThat(pixels).isGreaterThan(41 * (33 + 37 + 41) / 2);
  }

  @Test
  void aNamedEvaluationMayHaveAnotherOutputStride() throws IOException {
    CommandRun evaluated = evaluate("--evaluation", "fine", "--format", "json");

    JsonNode json = new ObjectMapper().readTree(evaluated.out());
    assertThat(json.get("outputStride").asInt()).isEqualTo(4);
    assertThat(run.resolve("results/fine.json").toFile().isFile()).isTrue();
  }

  @Test
  void anotherSplitIsMeasuredUnderItsOwnName() throws IOException {
    CommandRun evaluated = evaluate("--split", "train", "--format", "json");

    assertThat(new ObjectMapper().readTree(evaluated.out()).get("images").asInt()).isEqualTo(4);
    assertThat(run.resolve("results/coarse_on_train.json").toFile().isFile()).isTrue();
  }

  @Test
  void sixteenBitsAreMeasuredUnderTheirOwnName() throws IOException {
    CommandRun evaluated = evaluate("--precision", "bf16", "--format", "json");

    JsonNode json = new ObjectMapper().readTree(evaluated.out());
    assertThat(json.get("evaluation").asText()).isEqualTo("coarse_in_bf16");
    assertThat(run.resolve("results/coarse_in_bf16.json").toFile().isFile()).isTrue();
  }

  @Test
  void anUnknownPrecisionIsAUsageError() {
    CommandRun failed = evaluate("--precision", "fp16");

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).contains("FLOAT32, BF16");
  }

  @Test
  void picturesShowAsManyImagesAsAreAskedFor() throws IOException {
    evaluate("--evaluation", "fine", "--pictures", "2");

    try (Stream<Path> pictures = Files.list(run.resolve("results/fine"))) {
      assertThat(pictures.count()).isAtLeast(2);
    }
  }

  @Test
  void unknownEvaluationIsAnErrorThatNamesTheOthers() {
    CommandRun failed = evaluate("--evaluation", "finer");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("has no evaluation `finer`");
    assertThat(failed.err()).contains("`coarse`, `views`, `fine`");
  }

  @Test
  void folderWithoutARunIsAnError() {
    CommandRun failed = CommandRun.of("evaluate", "--run", data, "--data", data);

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).startsWith("error: there is no run in");
  }

  @Test
  void predictionIsALabelAndAnOverlayOfTheImagesSize() throws IOException {
    Path image = Drawings.image(folder.resolve("wide.png"), 29, 70);
    Path seen = folder.resolve("seen");

    CommandRun predicted = CommandRun.of("predict", "--run", run, image, "--output", seen);

    assertThat(predicted.err()).isEmpty();
    assertThat(predicted.exitCode()).isEqualTo(0);
    for (String name : List.of("wide_label.png", "wide_overlay.png")) {
      BufferedImage picture = ImageIO.read(seen.resolve(name).toFile());
      assertThat(picture.getHeight()).isEqualTo(29);
      assertThat(picture.getWidth()).isEqualTo(70);
    }
  }

  @Test
  void foldersAreLabelledByWindowsWithProbabilitiesAndAreas() throws IOException {
    Path images = Files.createDirectory(folder.resolve("photos"));
    Drawings.image(images.resolve("one.png"), 29, 70);
    Drawings.image(images.resolve("two.png"), 40, 33);
    Path seen = folder.resolve("seen3");

    CommandRun predicted =
        CommandRun.of(
            "predict",
            "--run",
            run,
            images,
            "-o",
            seen,
            "--window",
            "17x33",
            "--stride",
            "9x33",
            "--probabilities",
            "--format",
            "json");

    assertThat(predicted.err()).isEmpty();
    assertThat(predicted.exitCode()).isEqualTo(0);
    JsonNode areas = new ObjectMapper().readTree(seen.resolve("areas.json").toFile());
    assertThat(areas).isEqualTo(new ObjectMapper().readTree(predicted.out()));
    long pixels = 0;
    for (JsonNode count : areas.get(1).get("pixels")) {
      pixels += count.asLong();
    }
    assertThat(pixels).isEqualTo(40 * 33);
    assertThat(Files.size(seen.resolve("one_probabilities.npy"))).isEqualTo(128 + 29 * 70 * 6 * 4);
  }

  @Test
  void aStrideThatLeavesPixelsOutIsRefused() {
    CommandRun failed =
        CommandRun.of(
            "predict",
            "--run",
            run,
            data,
            "-o",
            folder.resolve("seen4"),
            "--window",
            "9x9",
            "--stride",
            "10x9");

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).contains("--stride 10x9 leaves pixels out");
  }

  @Test
  void anEvaluationMayHaveScalesFlipAndWindows() throws IOException {
    CommandRun evaluated = evaluate("--evaluation", "views", "--format", "json");

    assertThat(evaluated.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(evaluated.out());
    assertThat(json.get("pixels").asLong()).isGreaterThan(0);
    assertThat(json.get("classes")).hasSize(2);
  }

  @Test
  void anImageThatIsNoneIsReportedAndTheOthersAreLabelled() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.jpg"), "no image");
    Path image = Drawings.image(folder.resolve("good.png"), 20, 20);
    Path seen = folder.resolve("seen2");

    CommandRun predicted = CommandRun.of("predict", "--run", run, text, image, "-o", seen);

    assertThat(predicted.exitCode()).isEqualTo(1);
    assertThat(predicted.err()).contains("notes.jpg` is no image");
    assertThat(predicted.out()).contains("1 image labelled");
    assertThat(seen.resolve("good_label.png").toFile().isFile()).isTrue();
  }

  @Test
  void brokenSamplesAreSkippedWhereThatIsAsked() throws IOException {
    Path copy = Drawings.write(folder.resolve("copy"));
    Path label = copy.resolve("val_labels/drawing0001.png");
    Files.write(label, new byte[0]);
    List<Object> command = List.of("evaluate", "--run", run, "--data", copy, "--pictures", "0");

    CommandRun strict = CommandRun.of(command.toArray());
    CommandRun loose =
        CommandRun.of(Stream.concat(command.stream(), Stream.of("--skip-broken")).toArray());

    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.err()).contains("`%s` is no image".formatted(label));
    assertThat(loose.exitCode()).isEqualTo(0);
    assertThat(loose.err()).contains("is used without 1 broken sample");
    assertThat(loose.out()).contains("on 2 images");
    assertThat(Files.readString(run.resolve("results/coarse/skipped.json")))
        .contains("val/drawing0001.png");
  }

  private static CommandRun evaluate(String... options) {
    List<Object> command = List.of("evaluate", "--run", run, "--data", data);
    return CommandRun.of(Stream.concat(command.stream(), Arrays.stream(options)).toArray());
  }
}
