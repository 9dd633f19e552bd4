package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs sweeps whole, with real processes and trainings of two steps. */
final class SweepRunTest {
  static final String SPEC =
      """
      import std.resnet
      import std.deeplab
      import std.data

      backbone tiny = resnet((1, 1, 1, 1), unit: basic, width: 16)

      network Tiny(classes: int = 6, grid: [int] = (1)) in torchvision(
        aspp_width: 4, conv_before_logits: false
      ) {
        backbone tiny
        block4 multigrid(grid)
        aspp(1, 2)
        logits(classes)
      }

      recipe quick {
        data          shapes split train
        crop          32x32
        batch         2
        output_stride 8
        learning_rate poly(0.05)
        steps         2
        batch_norm    frozen
      }

      evaluation unseen {
        data          shapes split val
        output_stride 8
      }

      sweep grids {
        network  Tiny(grid: grid)
        recipe   quick
        evaluate unseen(output_stride: os)
        vary     grid in (1), (2)
        vary     os in 8, 16
        table    rows grid columns os value miou
        published
          10 20
          30 40
      }
      """;

  @TempDir private Path folder;
  private Path spec;
  private Path data;

  @BeforeEach
  void draw() throws IOException {
    spec = Specs.write(folder.resolve("a.atrous"), SPEC);
    data = folder.resolve("shapes");
    CommandRun drawn =
        CommandRun.of("shapes", data, "--train", "4", "--val", "2", "--size", "32x32");
    assertWithMessage(drawn.err()).that(drawn.exitCode()).isEqualTo(0);
  }

  private CommandRun sweep(Object... more) {
    Object[] arguments = new Object[6 + more.length];
    System.arraycopy(new Object[] {"sweep", spec, "--data", data, "--run"}, 0, arguments, 0, 5);
    arguments[5] = folder.resolve("s");
    System.arraycopy(more, 0, arguments, 6, more.length);
    return CommandRun.of(arguments);
  }

  private Map<String, String> results() throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("s/results"))) {
      for (Path file : files.toList()) {
        results.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return results;
  }

  @Test
  void everyCellHasAResultAndNothingRunsTwice() throws IOException {
    CommandRun first = sweep("--slots", "2");
    assertWithMessage(first.err()).that(first.exitCode()).isEqualTo(0);
    assertThat(first.out())
        .containsMatch("(?m)^\\(1\\) +[0-9.]+\\*? \\(10.00\\) +[0-9.]+\\*? \\(20.00\\)$");
    assertThat(first.out())
        .containsMatch("(?m)^\\(2\\) +[0-9.]+\\*? \\(30.00\\) +[0-9.]+\\*? \\(40.00\\)$");
    Map<String, String> results = results();
    assertThat(results).hasSize(4);

    CommandRun again = sweep();
    assertThat(again.exitCode()).isEqualTo(0);
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).doesNotContain("begins");

    // A third grid is two more cells of one more training; the rest is found again.
    Specs.write(
        spec,
        SPEC.replace("grid in (1), (2)", "grid in (1), (2), (4)")
            .replace("30 40", "30 40\n    50 60"));
    CommandRun more = sweep();
    assertWithMessage(more.err()).that(more.exitCode()).isEqualTo(0);
    assertThat(more.err()).contains("trial 3/3 (grid: (4)): begins");
    assertThat(more.err()).doesNotContain("trial 1/3");
    assertThat(results().entrySet()).containsAtLeastElementsIn(results.entrySet());
  }

  @Test
  void trainingsThatAreBehindAreStoppedAndShownAsSuch() throws IOException {
    Specs.write(
        spec,
        SPEC.replace("vary     os in 8, 16", "vary     os in 8\n  halving  from 1 steps")
            .replace("10 20\n    30 40", "10\n    30"));

    CommandRun run = sweep("--slots", "2");

    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).containsMatch("stopped at 1: [0-9.]+ \\([13]0.00\\)");
    assertThat(run.out()).doesNotContain("*\n");
    assertThat(run.err()).containsMatch("stopped at step 1, rank 2 of 2 by miou, of which 1 went");
    assertThat(results()).hasSize(1);

    CommandRun again = sweep();
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(again.err()).doesNotContain("begins");

    CommandRun json = CommandRun.of("report", folder.resolve("s"), "--format", "json");
    assertThat(json.out()).contains("\"rung\" : 1");
    assertThat(json.out()).contains("rank 2 of 2 by miou, of which 1 went on");
  }

  @Test
  void trialsThatFailAreReportedAndCounted() throws IOException {
    Files.write(data.resolve("train/drawing0001.png"), new byte[0]);

    CommandRun run = sweep();

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("ended with exit code 1; given up");
    assertThat(run.err()).contains("drawing0001");
    assertThat(run.err()).contains("2 of 2 trials failed");
  }

  @Test
  void missingFolderIsSaidBeforeAnythingStarts() {
    CommandRun run =
        CommandRun.of(
            "sweep", spec, "--data", folder.resolve("nowhere"), "--run", folder.resolve("s"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no folder");
    assertThat(Files.exists(folder.resolve("s"))).isFalse();
  }

  @Test
  void folderIsAskedFor() {
    CommandRun run = CommandRun.of("sweep", spec, "--data", data);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--run is missing");
  }
}
