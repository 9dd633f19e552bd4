package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a run that was trained and evaluated. */
final class ReportCommandTest {
  @TempDir static Path folder;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Path spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
    Path data = Drawings.write(folder.resolve("data"));
    run = folder.resolve("run");
    assertThat(CommandRun.of("train", spec, "--data", data, "--run", run).exitCode()).isEqualTo(0);
    CommandRun evaluated = CommandRun.of("evaluate", "--run", run, "--data", data);
    assertThat(evaluated.exitCode()).isEqualTo(0);
    Files.delete(spec);
  }

  @Test
  void pageIsInTheRunFolderUnlessAskedForElsewhere() throws IOException {
    Path elsewhere = folder.resolve("pages/a.html");

    CommandRun here = CommandRun.of("report", run);
    CommandRun there = CommandRun.of("report", "--run", run, "--output", elsewhere);

    assertThat(here.exitCode()).isEqualTo(0);
    assertThat(here.out()).contains("report  " + run.resolve("report.html"));
    assertThat(there.exitCode()).isEqualTo(0);
    assertThat(Files.readString(elsewhere)).isEqualTo(Files.readString(run.resolve("report.html")));
    assertThat(Files.readString(elsewhere)).startsWith("<!doctype html>");
  }

  @Test
  void terminalHasTheFiguresAndTables() {
    CommandRun report = CommandRun.of("report", run);

    assertThat(report.err()).isEmpty();
    assertThat(report.out()).startsWith("Run run\nTiny on shapes, recipe ");
    assertThat(report.out()).containsMatch("(?m)^mIoU +[0-9.]+ %  coarse$");
    assertThat(report.out()).containsMatch("(?m)^Steps +6  of 6$");
    assertThat(report.out()).containsMatch("(?m)^Parameters +[0-9,]+$");
    assertThat(report.out()).containsMatch("(?m)^disc +([0-9.]+ %|–) ");
    assertThat(report.out()).contains("Worst images:");
  }

  @Test
  void jsonHasThePageAndTheResults() throws IOException {
    CommandRun report = CommandRun.of("report", run, "--format", "json");

    JsonNode json = new ObjectMapper().readTree(report.out());
    assertThat(json.get("report").asText()).isEqualTo(run.resolve("report.html").toString());
    assertThat(json.get("lastStep").asInt()).isEqualTo(6);
    assertThat(json.get("evaluations").get(0).get("mIoU").asDouble()).isGreaterThan(0.0);
  }

  @Test
  void folderWithoutARunIsRefused() {
    CommandRun report = CommandRun.of("report", folder.resolve("nowhere"));

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.err()).startsWith("error: there is no run in");
  }

  @Test
  void commandLineHasOneRun() {
    assertThat(CommandRun.of("report").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("report", run, "--run", run).exitCode()).isEqualTo(2);
  }
}
