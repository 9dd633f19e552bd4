package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainCommandTest {
  @TempDir Path folder;
  private Path spec;
  private Path data;
  private Path run;

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
    data = Drawings.write(folder.resolve("data"));
    run = folder.resolve("runs/a");
  }

  @Test
  void trainingEndsWithACheckpointAndTheNextCommand() throws IOException {
    CommandRun trained = train();

    assertThat(trained.err()).isEmpty();
    assertThat(trained.exitCode()).isEqualTo(0);
    assertThat(trained.out()).contains("Trained 6 steps.");
    assertThat(trained.out()).containsMatch("waited +[0-9.]+ % of the time, for images");
    assertThat(trained.out()).contains("atrous evaluate --run %s --data %s".formatted(run, data));
    assertThat(run.resolve("checkpoints/step-00000006").toFile().isDirectory()).isTrue();
    assertThat(StepLog.read(run.resolve("log.jsonl")).stream().map(LoggedStep::step).toList())
        .containsExactly(1, 6);
  }

  @Test
  void runFolderTakesTheSpecAndWhatWasSetAlong() throws IOException {
    train("--set", "batch=1", "--steps", "2", "--seed", "7");

    RunFolder folder = RunFolder.open(run);
    assertThat(folder.specs()).containsEntry("shapes.atrous", Drawings.SPEC);
    assertThat(folder.settings().overrides()).containsExactly("batch", "1", "steps", "2");
    assertThat(folder.settings().recipe().batch()).isEqualTo(1);
    assertThat(folder.settings().recipe().steps()).isEqualTo(2);
    assertThat(folder.settings().seed()).isEqualTo(7);
    assertThat(folder.settings().command()).containsAtLeast("train", "--seed", "7");
  }

  @Test
  void trainingNeedsNoTrackingServer() throws IOException {
    // Nobody listens on the port of the discard service.
    CommandRun trained = train("--mlflow", "http://localhost:9", "--steps", "1");

    assertThat(trained.exitCode()).isEqualTo(0);
    assertThat(trained.out()).contains("Trained 1 step.");
    assertThat(trained.err()).contains("warning: MLflow doesn't have everything");
  }

  @Test
  void existingRunIsNotTouchedWithoutResume() throws IOException {
    train();

    CommandRun again = train();

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).startsWith("error: there is a run in `%s` already".formatted(run));
    assertThat(again.err()).contains("--resume");
  }

  @Test
  void resumingAFinishedRunSaysSo() throws IOException {
    train();

    CommandRun again = train("--resume");

    assertThat(again.err()).isEmpty();
    assertThat(again.exitCode()).isEqualTo(0);
    assertThat(again.out()).contains("The run in `%s` is finished".formatted(run));
  }

  @Test
  void resumedRunEndsWithTheBitsOfAnUninterruptedOne() throws IOException {
    train("--checkpoint-every", "2");
    Map<String, String> whole = files(run.resolve("checkpoints/step-00000006"));
    for (String later : List.of("step-00000004", "step-00000006")) {
      for (String file : files(run.resolve("checkpoints/" + later)).keySet()) {
        Files.delete(run.resolve("checkpoints/" + later).resolve(file));
      }
      Files.delete(run.resolve("checkpoints/" + later));
    }

    CommandRun resumed = train("--checkpoint-every", "3", "--resume");

    assertThat(resumed.err()).isEmpty();
    assertThat(files(run.resolve("checkpoints/step-00000006"))).isEqualTo(whole);
    assertThat(StepLog.read(run.resolve("log.jsonl")).stream().map(LoggedStep::step).toList())
        .containsExactly(1, 6);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(path));
        files.put(path.getFileName().toString(), bytes);
      }
    }
    return files;
  }

  @Test
  void resumingWhereThereIsNoRunBeginsOne() throws IOException {
    CommandRun trained = train("--resume");

    assertThat(trained.exitCode()).isEqualTo(0);
    assertThat(trained.err()).contains("There is no run in `%s` yet: it begins.".formatted(run));
    assertThat(run.resolve("checkpoints/step-00000006").toFile().isDirectory()).isTrue();
  }

  @Test
  void runOfAnotherSpecIsNotResumed() throws IOException {
    train();
    Specs.write(spec, Drawings.SPEC.replace("unit(16) unit(16)", "unit(12) unit(12)"));

    CommandRun other = train("--resume");

    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("belongs to another spec or other settings");
    assertThat(other.err()).contains("spec `shapes.atrous` has another text from line 4 on");
  }

  @Test
  void runOfOtherSettingsIsNotResumed() throws IOException {
    train();

    CommandRun other = train("--resume", "--seed", "2");

    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("seed is `1` there and `2` here");
  }

  @Test
  void mistakesInTheSpecArePrintedAsBySummaryAndNothingIsMade() throws IOException {
    Specs.write(spec, Drawings.SPEC.replace("unit(16) unit(16)", "unite(16) unit(16)"));

    CommandRun failed = train();

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).isEqualTo(CommandRun.of("summary", spec).err());
    assertThat(failed.err()).contains("did you mean `unit`?");
    assertNothingIsMade();
  }

  @Test
  void dataFolderThatIsMissingIsAnErrorAndNothingIsMade() throws IOException {
    data = folder.resolve("dato");

    CommandRun failed = train();

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("dato` of data set `shapes` doesn't exist");
    assertNothingIsMade();
  }

  @Test
  void labelOfAnyImageThatDoesNotFitIsAnErrorAndNothingIsMade() throws IOException {
    Files.copy(
        Drawings.image(folder.resolve("large.png"), 50, 50), data.resolve("train/zebra.png"));
    Files.copy(
        data.resolve("train_labels/drawing0000.png"), data.resolve("train_labels/zebra.png"));

    CommandRun failed = train();

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("zebra.png` is 40x40, but its image");
    assertNothingIsMade();
  }

  private void assertNothingIsMade() {
    assertThat(run.toFile().exists()).isFalse();
  }

  @Test
  void unknownRecipeIsAnErrorWithASuggestion() throws IOException {
    CommandRun failed = train("--recipe", "shrot");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("there is no recipe `shrot` in `shapes.atrous`");
    assertThat(failed.err()).contains("did you mean `short`?");
  }

  @Test
  void amongSeveralRecipesOneMustBeNamed() throws IOException {
    Specs.write(spec, Drawings.SPEC + "recipe long like short { steps 8 }\n");

    CommandRun unnamed = train();
    CommandRun named = train("--recipe", "long");

    assertThat(unnamed.exitCode()).isEqualTo(1);
    assertThat(unnamed.err()).contains("--recipe short | long");
    assertThat(named.out()).contains("Trained 8 steps.");
  }

  @Test
  void tooFewClassesAreAnErrorAndTooManyAWarning() throws IOException {
    CommandRun fewer = train("--set", "classes=5");
    CommandRun more = train("--set", "classes=9");

    assertThat(fewer.exitCode()).isEqualTo(1);
    assertThat(fewer.err()).contains("has 6");
    assertThat(fewer.err()).contains("--set classes=6");
    assertThat(more.exitCode()).isEqualTo(0);
    assertThat(more.err()).contains("makes 9");
  }

  @Test
  void divergenceIsReportedWithoutAStackTrace() throws IOException {
    Specs.write(spec, Drawings.SPEC.replace("poly(0.05", "poly(1e30"));

    CommandRun failed = train();

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("in the batch of train/drawing");
    assertThat(failed.err()).doesNotContain("\tat ");
  }

  @Test
  void numbersBelowOneAreWrongUsage() throws IOException {
    assertThat(train("--threads", "0").exitCode()).isEqualTo(2);
    assertThat(train("--checkpoint-every", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void brokenSamplesAreSkippedAndStaySkipped() throws IOException {
    Path image = data.resolve("train/drawing0002.png");
    byte[] sound = Files.readAllBytes(image);
    Files.write(image, new byte[0]);

    CommandRun strict = train();
    CommandRun loose = train("--skip-broken");

    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.err()).contains("is no image: it has 0 bytes");
    assertThat(strict.err()).contains("`train --skip-broken` goes on without such samples");
    assertThat(loose.exitCode()).isEqualTo(0);
    assertThat(loose.err()).contains("split `train` is used without 1 broken sample:");
    assertThat(Files.readString(run.resolve("skipped.json"))).contains("train/drawing0002.png");

    Files.write(image, sound);
    assertThat(train("--resume").out()).contains("is finished");

    Files.copy(image, data.resolve("train/more.png"));
    Files.copy(data.resolve("train_labels/drawing0002.png"), data.resolve("train_labels/more.png"));
    assertThat(train("--resume").err()).contains("began with 3 samples of `shapes` split `train`");
  }

  private CommandRun train(String... options) {
    List<Object> command = List.of("train", spec, "--data", data, "--run", run);
    return CommandRun.of(Stream.concat(command.stream(), Arrays.stream(options)).toArray());
  }
}
