package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only compiles works in a Java whose class path has no TensorFlow at all. */
final class WithoutTensorFlowTest {
  @TempDir Path folder;

  @Test
  void helpNeedsNone() throws Exception {
    assertThat(exitCode("--help")).isEqualTo(0);
  }

  @Test
  void checkNeedsNone() throws Exception {
    assertThat(exitCode("check", small())).isEqualTo(0);
  }

  @Test
  void generateNeedsNone() throws Exception {
    String output = folder.resolve("out").toString();

    assertThat(exitCode("generate", small(), "--output", output)).isEqualTo(0);
  }

  @Test
  void listNeedsNone() throws Exception {
    assertThat(exitCode("list", small())).isEqualTo(0);
  }

  @Test
  void summaryNeedsNone() throws Exception {
    assertThat(exitCode("summary", small(), "--format", "json")).isEqualTo(0);
  }

  @Test
  void diffNeedsNone() throws Exception {
    assertThat(exitCode("diff", small(), small(), "--set-b", "classes=5")).isEqualTo(0);
  }

  @Test
  void drawNeedsNone() throws Exception {
    String output = folder.resolve("small.svg").toString();

    assertThat(exitCode("draw", small(), "--output", output)).isEqualTo(0);
  }

  @Test
  void dumpNeedsNone() throws Exception {
    assertThat(exitCode("dump", "--stage", "shapes", small())).isEqualTo(0);
  }

  @Test
  void reportNeedsNone() throws Exception {
    Dataset dataset = Dataset.named("street").classes("road", "car").build();
    Recipe recipe = Recipe.named("short", dataset, "train").build();
    Versions versions = new Versions("0.1", "2.18", "17", "Linux");
    RunSettings settings =
        new RunSettings("a.Spec", "Net", Map.of(), recipe, 1, 1, versions, List.of());
    Path run = folder.resolve("run");
    RunFolder.create(run, settings, new RunContents(Map.of(), Map.of(), Map.of()));

    assertThat(exitCode("report", run.toString())).isEqualTo(0);
  }

  private String small() throws IOException {
    return Specs.write(folder.resolve("a.atrous"), Specs.SMALL).toString();
  }

  private int exitCode(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPathWithoutTensorFlow(), Atrous.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start()
        .waitFor();
  }

  private static String classPathWithoutTensorFlow() {
    String all = System.getProperty("java.class.path");
    assertThat(all).contains("tensorflow-core-api");
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("tensorflow") && !entry.contains("javacpp"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
