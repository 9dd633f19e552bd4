package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs a sweep through Slurm, where there is one: for a machine of its own, {@code
 * scripts/slurm/try.sh} starts one.
 */
final class SweepSlurmTest {
  @SuppressWarnings("NullAway.Init") // by find
  private static Path folder;

  private static boolean answers;

  @BeforeAll
  static void find() throws IOException, InterruptedException {
    // Not in the system's folder for such things: the nodes may have another one.
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "slurm");
    answers = hasNodes();
  }

  @AfterAll
  static void remove() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean hasNodes() throws IOException, InterruptedException {
    Process nodes;
    try {
      nodes =
          new ProcessBuilder("sinfo", "--noheader", "--responding", "--format=%T")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false;
    }
    if (!nodes.waitFor(20, TimeUnit.SECONDS)) {
      nodes.destroyForcibly();
      return false;
    }
    String states = new String(nodes.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return nodes.exitValue() == 0 && states.matches("(?s).*(idle|mixed|allocated).*");
  }

  @BeforeEach
  void draw() {
    assumeTrue(answers, "no Slurm that answers is here: scripts/slurm/try.sh starts one");
    CommandRun.of("shapes", folder.resolve("d"), "--train", "4", "--val", "2", "--size", "32x32");
  }

  private static CommandRun sweep(String spec, String run, Object... more) throws IOException {
    Object[] arguments = new Object[8 + more.length];
    Path file = Specs.write(folder.resolve(run + ".atrous"), spec);
    Object[] common = {
      "sweep", file, "--data", folder.resolve("d"), "--threads", "1", "--run", folder.resolve(run)
    };
    System.arraycopy(common, 0, arguments, 0, common.length);
    System.arraycopy(more, 0, arguments, common.length, more.length);
    return CommandRun.of(arguments);
  }

  private static Map<String, String> results(String run) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(run).resolve("results"))) {
      for (Path file : files.toList()) {
        results.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return results;
  }

  @Test
  void resultsAreThoseOfTheSweepWithoutSlurm() throws IOException {
    CommandRun slurm = sweep(SweepRunTest.SPEC, "slurm", "--launcher", "slurm");
    assertWithMessage(slurm.err()).that(slurm.exitCode()).isEqualTo(0);
    CommandRun local = sweep(SweepRunTest.SPEC, "local");

    assertWithMessage(local.err()).that(local.exitCode()).isEqualTo(0);
    assertThat(results("slurm")).hasSize(4);
    assertThat(results("slurm")).isEqualTo(results("local"));
  }

  @Test
  void trialThatFailsIsReportedWithTheEndOfItsLogAndTheOthersGoOn() throws IOException {
    String rates =
        SweepRunTest.SPEC
            .replace("vary     grid in (1), (2)", "vary     rate in poly(0.05), poly(1e30)")
            .replace("vary     os in 8, 16\n", "")
            .replace("Tiny(grid: grid)", "Tiny(grid: (1))")
            .replace("recipe   quick\n", "recipe   quick(learning_rate: rate)\n")
            .replace("unseen(output_stride: os)", "unseen")
            .replaceAll("(?s)table    rows.*", "table    rows rate value miou\n}\n");

    CommandRun run = sweep(rates, "rates", "--launcher", "slurm");

    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("the loss is NaN");
    assertThat(run.err()).contains("1 of 2 trials failed");
    assertThat(results("rates")).hasSize(1);
  }
}
