package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepCommandTest {
  private static final String SWEEPS =
      Specs.SMALL.replace("int = 3", "int = 21")
          + """

          import std.recipes

          sweep strides {
            network  Small
            recipe   voc_stage1(output_stride: train)
            evaluate voc_os16(output_stride: eval)
            vary     train in 8, 16
            vary     eval in 8, 16
            table    rows eval columns train value miou
            published
              75.62 78.51
              74.45 none
          }

          sweep replicas {
            network  Small
            recipe   voc_stage1(replicas: n)
            evaluate voc_os16
            vary     n in 1, 2
          }

          sweep search {
            network  Small
            recipe   voc_stage1(learning_rate: rate, steps: 900)
            evaluate voc_os16
            vary     rate in poly(0.1), poly(0.01), poly(0.001)
            repeat   seeds 1, 2
            halving  factor 3 from 100 steps
          }
          """;

  @TempDir private Path folder;
  private Path spec;

  @BeforeEach
  void writeSpec() throws IOException {
    String text = "import std.recipes\n" + SWEEPS.replace("\nimport std.recipes\n", "\n");
    spec = Specs.write(folder.resolve("a.atrous"), text);
  }

  @Test
  void thePlanShowsEveryCellAndWhatTheyComeTo() {
    CommandRun run = CommandRun.of("sweep", spec, "--sweep", "strides", "--plan");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).containsMatch("(?m)^16 +8 +[0-9,]+ +[0-9.]+ G +[0-9.]+ GiB +78.51$");
    assertThat(run.out()).contains("4 cells, 2 trainings, 4 measurements");
  }

  @Test
  void thePlanAsJsonTellsTrainingsApart() throws IOException {
    CommandRun run =
        CommandRun.of("sweep", spec, "--sweep", "strides", "--plan", "--format", "json");

    JsonNode cells = new ObjectMapper().readTree(run.out()).get("cells");
    assertThat(cells.get(0).get("training")).isEqualTo(cells.get(1).get("training"));
    assertThat(cells.get(0).get("training")).isNotEqualTo(cells.get(2).get("training"));
    assertThat(cells.get(3).get("published").get(0).isNull()).isTrue();
  }

  @Test
  void thePlanSaysHowManyTrainingsGetToEachRungAndWhatThatSaves() throws IOException {
    CommandRun run = CommandRun.of("sweep", spec, "--sweep", "search", "--plan");
    assertThat(run.out())
        .contains(
            "halving by miou, factor 3: 6 trainings to step 100, 2 to the end;"
                + " 2,200 steps in all instead of 5,400");

    CommandRun json =
        CommandRun.of("sweep", spec, "--sweep", "search", "--plan", "--format", "json");
    JsonNode halving = new ObjectMapper().readTree(json.out()).get("halving");
    assertThat(halving.get("rungs").get(0).get("trainings").asInt()).isEqualTo(6);
    assertThat(halving.get("steps").asInt()).isEqualTo(2200);
  }

  @Test
  void replicasAreRefusedWithAnErrorOfTheirOwn() {
    CommandRun run =
        CommandRun.of("sweep", spec, "--sweep", "replicas", "--run", folder.resolve("s"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("asks for asynchronous replicas, which are not trained");
  }

  @Test
  void theSweepIsNamedWhereThereAreSeveral() {
    CommandRun run = CommandRun.of("sweep", spec, "--plan");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--sweep strides | replicas | search");
  }

  @Test
  void cellsThatCannotBeBuiltAreNamedAndLeftOutWithKeepGoing() throws IOException {
    Specs.write(
        spec,
        "import std.recipes\n"
            + SWEEPS
                .replace("\nimport std.recipes\n", "\n")
                .replace("vary     n in 1, 2", "vary     n in 1, 0"));

    assertThat(CommandRun.of("sweep", spec, "--sweep", "replicas", "--plan").exitCode())
        .isEqualTo(1);
    CommandRun run = CommandRun.of("sweep", spec, "--sweep", "replicas", "--plan", "--keep-going");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).contains("the cell `n: 0` can't be built, and is left out: `replicas`");
    assertThat(run.out()).containsMatch("(?m)^0 +invalid");
  }

  @Test
  void probeIsPartOfAPlan() {
    CommandRun run = CommandRun.of("sweep", spec, "--sweep", "strides", "--probe");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--probe goes with --plan");
  }
}
