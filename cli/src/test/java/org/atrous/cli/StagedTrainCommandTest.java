package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} with stages, measurements and several data sets. */
final class StagedTrainCommandTest {
  private static final String STAGES =
      """

      dataset others {
        pairs   "{split}/*.png" -> "{split}_labels/*.png"
        classes background, disc, square, triangle, ring, line
        ignore  255
      }

      recipe fine_tuned after short {
        output_stride 4
        batch_norm    frozen
        learning_rate constant(0.001)
        steps         4
      }

      recipe elsewhere after short {
        data       others split val
        batch_norm frozen
        steps      1
      }
      """;

  @TempDir Path folder;
  private Path spec;
  private Path data;
  private Path run;

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC + STAGES);
    data = Drawings.write(folder.resolve("data"));
    run = folder.resolve("runs/a");
  }

  @Test
  void stagesAreTrainedOneAfterTheOther() throws IOException {
    CommandRun trained = train("--recipe", "fine_tuned", "--data", data);

    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("Trained 10 steps.");
    assertThat(StepLog.read(run.resolve("log.jsonl")).stream().map(LoggedStep::recipe).toList())
        .containsExactly("short", "short", "fine_tuned")
        .inOrder();
  }

  @Test
  void lastStageMayBeginAtTheEndOfAnotherRun() throws IOException {
    train("--recipe", "fine_tuned", "--data", data);
    Path first = folder.resolve("runs/first");
    CommandRun.of("train", spec, "--run", first, "--recipe", "short", "--data", data);
    Path second = folder.resolve("runs/second");

    CommandRun trained =
        CommandRun.of(
            "train",
            spec,
            "--run",
            second,
            "--recipe",
            "fine_tuned",
            "--data",
            data,
            "--from",
            first);

    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("Trained 10 steps.");
    assertThat(StepLog.read(second.resolve("log.jsonl")).stream().map(LoggedStep::step).toList())
        .containsExactly(10);
    String variables = "checkpoints/step-00000010/variables.data-00000-of-00001";
    assertThat(Files.mismatch(second.resolve(variables), run.resolve(variables))).isEqualTo(-1);
  }

  @Test
  void runThatTrainedAnotherRecipeIsNoBeginning() {
    Path first = folder.resolve("runs/first");
    CommandRun.of(
        "train", spec, "--run", first, "--recipe", "short", "--data", data, "--set", "batch=1");

    CommandRun other = train("--recipe", "fine_tuned", "--data", data, "--from", first);
    CommandRun alone = train("--recipe", "short", "--data", data, "--from", first);

    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("was trained by another one: batch is `1` there and `2` here");
    assertThat(alone.err()).contains("recipe `short` comes after no other one");
    assertThat(run.toFile().exists()).isFalse();
  }

  @Test
  void severalDataSetsAreNamed() throws IOException {
    CommandRun unnamed = train("--recipe", "elsewhere", "--data", data);
    CommandRun unknown =
        train("--recipe", "elsewhere", "--data", "shapes=" + data, "--data", "other=" + data);
    CommandRun named =
        train("--recipe", "elsewhere", "--data", "shapes=" + data, "--data", "others=" + data);

    assertThat(unnamed.exitCode()).isEqualTo(1);
    assertThat(unnamed.err()).contains("the data sets `shapes`, `others` are used");
    assertThat(unnamed.err()).contains("--data shapes=DIR --data others=DIR");
    assertThat(unknown.err()).contains("did you mean `others`?");
    assertThat(named.err()).isEmpty();
    assertThat(named.out()).contains("Trained 7 steps.");
  }

  @Test
  void bestCheckpointIsKeptAndEvaluated() throws IOException {
    CommandRun trained =
        train(
            "--recipe",
            "short",
            "--data",
            data,
            "--evaluate-every",
            2,
            "--evaluation",
            "coarse",
            "--keep-every",
            1);

    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("  best        ");
    assertThat(
            StepLog.evaluations(run.resolve("log.jsonl")).stream()
                .map(LoggedEvaluation::step)
                .toList())
        .containsExactly(2, 4, 6)
        .inOrder();
    CommandRun best = evaluate("--checkpoint", "best");
    assertThat(best.err()).isEmpty();
    assertThat(best.exitCode()).isEqualTo(0);
    assertThat(evaluate("--checkpoint", "3").out()).contains("Tiny after 3 steps");
    assertThat(evaluate("--checkpoint", "77").err())
        .contains("has no checkpoint of step 77\n  = help: it has those of steps 1, 2, 3, 4, 5, 6");
    assertThat(evaluate("--checkpoint", "worst").exitCode()).isEqualTo(2);
  }

  @Test
  void runThatWasNotMeasuredHasNoBestCheckpoint() throws IOException {
    train("--recipe", "short", "--data", data);

    CommandRun best = evaluate("--checkpoint", "best");

    assertThat(best.exitCode()).isEqualTo(1);
    assertThat(best.err()).contains("has no best checkpoint");
    assertThat(best.err()).contains("train --evaluate-every N");
  }

  @Test
  void trainingThatGetsNoBetterStops() throws IOException {
    CommandRun trained =
        train(
            "--recipe",
            "short",
            "--data",
            data,
            "--evaluate-every",
            1,
            "--patience",
            1,
            "--set",
            "learning_rate=constant(1e-20)",
            "--set",
            "batch_norm=frozen");

    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("Stopped after 2 steps");
  }

  @Test
  void optionsOfMeasuringNeedItsInterval() throws IOException {
    assertThat(train("--recipe", "short", "--data", data, "--patience", 1).exitCode()).isEqualTo(2);
    assertThat(train("--recipe", "short", "--data", data, "--best-by", "luck").exitCode())
        .isEqualTo(2);
  }

  private CommandRun evaluate(Object... options) {
    return command(List.of("evaluate", "--run", run, "--data", data), options);
  }

  private CommandRun train(Object... options) {
    return command(List.of("train", spec, "--run", run), options);
  }

  private static CommandRun command(List<Object> command, Object... options) {
    return CommandRun.of(Stream.concat(command.stream(), Arrays.stream(options)).toArray());
  }
}
