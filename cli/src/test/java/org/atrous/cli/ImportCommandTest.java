package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.weights.ImportSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  @TempDir Path folder;
  private Path spec;
  private Path weights;
  private Path run;

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC + RawWeights.MAPPING);
    weights = RawWeights.write(folder.resolve("plain"), 6);
    run = folder.resolve("runs/a");
  }

  private CommandRun imported(Object... more) {
    Object[] words = new Object[6 + more.length];
    Object[] first = {"import", spec, "--weights", weights, "--run", run};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return CommandRun.of(words);
  }

  @Test
  void itsRunCanBeEvaluatedAndPredicts() throws IOException {
    CommandRun imported = imported();
    Path data = Drawings.write(folder.resolve("data"));

    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).isEqualTo(0);
    assertThat(imported.out())
        .contains("22 variables of `Tiny` come from plain, by the names of `plain`.");
    assertThat(CommandRun.of("evaluate", "--run", run, "--data", data).exitCode()).isEqualTo(0);
    assertThat(
            CommandRun.of(
                    "predict", "--run", run, data.resolve("val"), "-o", folder.resolve("seen"))
                .exitCode())
        .isEqualTo(0);
  }

  @Test
  void trainingGoesOnFromIt() throws IOException {
    imported("--recipe", "short");
    Path data = Drawings.write(folder.resolve("data"));

    CommandRun trained =
        CommandRun.of("train", spec, "--recipe", "short", "--data", data, "--run", run, "--resume");

    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("Trained 6 steps.");
  }

  @Test
  void aRunIsAFileOfWeightsToo() {
    imported();

    CommandRun again =
        CommandRun.of("import", spec, "--weights", run, "--run", folder.resolve("runs/b"));

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("22 variables of `Tiny` come from step-00000000");
    assertThat(again.out()).contains("by the names of `atrous`");
  }

  @Test
  void whatItWasIsRecorded() throws IOException {
    imported();

    ImportSettings recorded = RunFolder.open(run).settings().weights();
    assertThat(recorded == null ? "" : recorded.mapping()).isEqualTo("plain");
    assertThat(recorded == null ? "" : recorded.file().file()).isEqualTo("plain");
    assertThat(Files.readString(run.resolve("weights.json"))).contains("\"units.1.conv.w\"");
  }

  @Test
  void everyVariableIsInTheReport() throws IOException {
    CommandRun json = imported("--format", "json");
    JsonNode report = new ObjectMapper().readTree(json.out());

    assertThat(report.get("loaded")).hasSize(22);
    assertThat(report.get("loaded").get(0).get("source").asText()).isEqualTo("stem.conv.w");
    CommandRun table =
        CommandRun.of(
            "import", spec, "--weights", weights, "--run", folder.resolve("b"), "--report");
    assertThat(table.out())
        .containsMatch("backbone/block2/unit2/conv1/weights +3x3x16x16 +units.1.conv.w +16x16x3x3");
  }

  @Test
  void aHeadOfOtherClassesIsLeftOutOnlyWhenAsked() throws IOException {
    weights = RawWeights.write(folder.resolve("other"), 4);

    CommandRun refused = imported();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("`conv1/weights` is 1x1x16x6, but `head.w` of the file is 4x16x1x1");
    assertThat(refused.err()).contains("--except conv1");
    assertThat(Files.exists(run)).isFalse();

    CommandRun imported = imported("--except", "conv1");
    assertThat(imported.out()).contains("2 variables keep their first values: left out");
    assertThat(imported.out()).contains("2 tensors of the file are not used: head.b, head.w.");
  }

  @Test
  void namesThatDoNotFitSayWhichWould() {
    CommandRun refused = imported("--names", "torchvision");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("the names of `plain` would fit 22 of the network's 22");
    assertThat(Files.exists(run)).isFalse();
  }

  @Test
  void aRecipesWeightsAreAFile() throws IOException {
    Path data = Drawings.write(folder.resolve("data"));

    CommandRun trained =
        CommandRun.of(
            "train",
            spec,
            "--set",
            "weights=start",
            "--weights",
            "start=" + weights,
            "--recipe",
            "short",
            "--data",
            data,
            "--run",
            run);

    assertThat(trained.exitCode()).isEqualTo(0);
    assertThat(trained.err()).contains("22 variables of `Tiny` come from plain");
    ImportSettings recorded = RunFolder.open(run).settings().weights();
    assertThat(recorded == null ? "" : recorded.file().name()).isEqualTo("start");
    CommandRun again =
        CommandRun.of(
            "train",
            spec,
            "--set",
            "weights=start",
            "--weights",
            "start=" + weights,
            "--recipe",
            "short",
            "--data",
            data,
            "--run",
            run,
            "--resume");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("is finished");
  }

  @Test
  void aRecipesWeightsMustBeGiven() throws IOException {
    Path data = Drawings.write(folder.resolve("data"));

    CommandRun refused =
        CommandRun.of(
            "train",
            spec,
            "--set",
            "weights=start",
            "--recipe",
            "short",
            "--data",
            data,
            "--run",
            run);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("--weights start=FILE");
    assertThat(Files.exists(run)).isFalse();
  }

  @Test
  void anotherFileIsAnotherRun() throws IOException {
    Path data = Drawings.write(folder.resolve("data"));
    Path other = RawWeights.write(folder.resolve("other"), 6);
    Files.write(other.resolve("note.txt"), new byte[] {1});
    CommandRun.of(
        "train",
        spec,
        "--set",
        "weights=start",
        "--weights",
        "start=" + weights,
        "--recipe",
        "short",
        "--data",
        data,
        "--run",
        run);

    CommandRun again =
        CommandRun.of(
            "train",
            spec,
            "--set",
            "weights=start",
            "--weights",
            "start=" + other,
            "--recipe",
            "short",
            "--data",
            data,
            "--run",
            run,
            "--resume");

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("weights.file.sha256 is");
  }
}
