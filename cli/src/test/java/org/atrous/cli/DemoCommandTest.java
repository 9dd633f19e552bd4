package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.run.TrainedRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is too short to learn much. */
final class DemoCommandTest {
  @TempDir static Path folder;
  private static Path run;
  private static CommandRun demo;

  @BeforeAll
  static void run() {
    run = folder.resolve("demo");
    demo = CommandRun.of("demo", "--set", "steps=2", "--run", run);
  }

  @Test
  void showsTheSpecItsBlocksAndWhatWasLearnt() {
    assertThat(demo.exitCode()).isEqualTo(0);
    assertThat(demo.out()).contains("block4 multigrid(1, 2)");
    assertThat(demo.out()).containsMatch("(?m)^block4 +[0-9]+x[0-9]+x[0-9]+ +[0-9]+ ");
    assertThat(demo.out()).containsMatch("(?m)^triangle +([0-9.]+ %|-) ");
    assertThat(demo.out()).containsMatch("(?m)^mIoU +[0-9.]+ %$");
  }

  @Test
  void picturesLieWhereItSays() throws IOException {
    Path pictures = run.resolve("results/unseen");

    assertThat(demo.out()).contains(pictures.toString());
    assertThat(demo.out()).contains(run.resolve("report.html").toString());
    assertThat(Files.exists(run.resolve("report.html"))).isTrue();
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files.filter(file -> file.toString().endsWith(".png")).count()).isEqualTo(8);
    }
  }

  @Test
  void drawingsAreLabelledAsTheSpecSays() throws IOException {
    Dataset declared = TrainedRun.open(run).folder().settings().recipe().dataset();

    assertThat(declared.classes()).isEqualTo(DrawnShapes.dataset().classes());
    assertThat(declared.ignored()).isEqualTo(DrawnShapes.dataset().ignored());
  }

  @Test
  void folderThatIsTakenIsNotTouched() {
    CommandRun again = CommandRun.of("demo", "--run", run);

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).startsWith("error: there is a run in");
  }
}
