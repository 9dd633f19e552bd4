package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.sweep.Halving;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepsTest {
  private static final String NETWORK =
      """
      import std.resnet
      import std.deeplab
      import std.recipes

      network N(classes: int = 21, last: block = block4, grid: [int] = (1, 2), at: int = 16) {
        backbone resnet18
        block4..last multigrid(grid)
        aspp((96 / at), (192 / at), rates_at: at)
        logits(classes)
      }
      """;

  @TempDir private Path folder;

  private Sweep sweep(String settings) throws IOException {
    Path file = folder.resolve("test.atrous");
    Files.writeString(file, NETWORK + "sweep s {\n" + settings + "}\n");
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "test", Map.of()));
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation.sweep("s").orElseThrow();
  }

  private static List<String> labels(Sweep sweep) {
    return sweep.cells().stream().map(SweepCell::label).toList();
  }

  @Test
  void theLastToVaryIsTheFastest() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N(last: last)
            recipe   voc_stage1(batch: batch)
            evaluate voc_os16
            vary     last in block4, block5
            vary     batch in 8, 16
            """);

    assertThat(labels(sweep))
        .containsExactly(
            "last: block4, batch: 8",
            "last: block4, batch: 16",
            "last: block5, batch: 8",
            "last: block5, batch: 16")
        .inOrder();
    assertThat(sweep.trainings()).isEqualTo(4);
  }

  @Test
  void publishedFiguresStandInTheTablesOwnLayout() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N
            recipe   voc_stage1(output_stride: train)
            evaluate voc_os16(output_stride: eval)
            vary     train in 8, 16, 32
            vary     eval in 8, 16
            table    rows eval columns train value miou
            published
              75.62 78.51 75.75
              74.45 77.21 75.90
            """);

    assertThat(labels(sweep).get(1)).isEqualTo("train: 8, eval: 16");
    assertThat(sweep.cells().get(1).published().get(0).getAsDouble()).isEqualTo(74.45);
    assertThat(sweep.cells().get(2).published().get(0).getAsDouble()).isEqualTo(78.51);
  }

  @Test
  void trainingsThatDifferInTheirEvaluationAloneAreShared() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N
            recipe   voc_stage1(output_stride: train)
            evaluate voc_os16(output_stride: eval)
            vary     train in 8, 16, 32
            vary     eval in 8, 16
            repeat   seeds 1, 2
            """);

    assertThat(sweep.trainings()).isEqualTo(6);
    assertThat(sweep.measurements()).isEqualTo(12);
  }

  @Test
  void howARateIsWrittenMakesNoOtherTraining() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N(at: at)
            recipe   voc_stage1
            evaluate voc_os16
            vary     at in 8, 16
            """);

    assertThat(sweep.trainings()).isEqualTo(1);
    assertThat(sweep.measurements()).isEqualTo(1);
  }

  @Test
  void theStagesOfAChainAreAPartOfTheTraining() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N
            recipe   voc_stage2(steps: steps)
            evaluate voc_os16
            vary     steps in 10, 20
            """);

    RecipeSpec second = requireNonNull(sweep.cells().get(0).content()).recipe();
    RecipeSpec first = requireNonNull(second.after());
    assertThat(second.training().steps()).isEqualTo(10);
    assertThat(second.training().batchNorm().frozen()).isTrue();
    assertThat(second.training().start()).isNull();
    assertThat(first.training().steps()).isEqualTo(30_000);
    assertThat(requireNonNull(first.training().start()).weights()).isEqualTo("imagenet");
  }

  @Test
  void cellsThatDontMeetTheConditionSayWhatWasPublishedAlone() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N(last: last)
            recipe   voc_stage1
            evaluate voc_os16
            vary     last in block4, block5
            where    parameters < 14M
            published 1.0 2.0
            """);

    assertThat(sweep.cells().stream().map(SweepCell::isExcluded))
        .containsExactly(false, true)
        .inOrder();
    assertThat(sweep.cells().get(1).published().get(0).getAsDouble()).isEqualTo(2.0);
    assertThat(sweep.trainings()).isEqualTo(1);
  }

  @Test
  void aConditionThatNeedsNoNetworkExcludesWhatCantBeBuilt() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N(grid: grid)
            recipe   voc_stage1
            evaluate voc_os16
            vary     grid in (1, 2), (1, 2, 4, 8)
            where    grid == (1, 2) and memory < 1TB
            """);

    assertThat(sweep.trainings()).isEqualTo(1);
  }

  @Test
  void aSweepOverReplicasIsPlannedAndSaysThatItCantBeRun() throws IOException {
    Sweep sweep =
        sweep(
            """
            network  N
            recipe   voc_stage1(replicas: n)
            evaluate voc_os16
            vary     n in 1, 2
            table    columns n value miou, relative time
            published
              77.21 77.15
              1.00  0.50
            """);

    assertThat(sweep.needsReplicas()).isTrue();
    assertThat(sweep.layout().values()).containsExactly("miou", "relative time").inOrder();
    assertThat(sweep.cells().get(1).published().get(1).getAsDouble()).isEqualTo(0.5);
  }

  private Compilation compiled(String settings, boolean keepGoing) throws IOException {
    Path file = folder.resolve("test.atrous");
    Files.writeString(file, NETWORK + "sweep s {\n" + settings + "}\n");
    return AtrousCompiler.compile(
        new CompileRequest(file, folder, "test", Map.of(), List.of(), Set.of(), keepGoing));
  }

  private static final String ONE_IS_INVALID =
      """
      network  N
      recipe   voc_stage1(batch: b)
      evaluate voc_os16
      vary     b in 8, 0
      """;

  @Test
  void cellsThatCannotBeBuiltAreLeftOutWhereThatIsAskedFor() throws IOException {
    assertThat(compiled(ONE_IS_INVALID, false).succeeded()).isFalse();

    Compilation compilation = compiled(ONE_IS_INVALID, true);

    assertThat(compilation.diagnostics()).isEmpty();
    List<SweepCell> cells = compilation.sweep("s").orElseThrow().cells();
    assertThat(cells.get(0).problem()).isNull();
    assertThat(cells.get(1).isExcluded()).isTrue();
    assertThat(requireNonNull(cells.get(1).problem()).message())
        .contains("`batch` takes a whole number from 1");
  }

  @Test
  void sweepWithoutAnySoundCellIsAnErrorInAnyCase() throws IOException {
    assertThat(compiled(ONE_IS_INVALID.replace("8, 0", "0"), true).succeeded()).isFalse();
  }

  @Test
  void whatIsToBeSaidOfCellsIsSaidOnceAndNamesTheFirst() throws IOException {
    Compilation compilation =
        compiled(
            """
            network  N(grid: grid)
            recipe   voc_stage1(batch: b, crop: c)
            evaluate voc_os16
            vary     grid in (1, 2), (1, 1)
            vary     b in 16, 1, 2
            vary     c in 512x512, 384x384
            """,
            false);

    List<Diagnostic> warnings = compilation.check(compilation.sweep("s").orElseThrow());

    assertThat(warnings.stream().map(Diagnostic::message).toList())
        .containsExactly(
            "a crop of 512x512 isn't `k * 16 + 1`, but corners are aligned,"
                + " in the cell `grid: (1, 2), b: 16, c: 512x512`",
            "`voc_stage1` trains batch norm on batches of 1,"
                + " in the cell `grid: (1, 2), b: 1, c: 512x512`");
  }

  @Test
  void valueOfATableIsOneThatIsMeasured() throws IOException {
    String table = ONE_IS_INVALID.replace("8, 0", "8, 4") + "table columns b value mou\n";

    Compilation compilation = compiled(table, false);

    assertThat(compilation.diagnostics()).hasSize(1);
    assertThat(compilation.diagnostics().get(0).message())
        .isEqualTo("unknown value `mou` of a table");
    assertThat(compilation.diagnostics().get(0).help()).isEqualTo("did you mean `miou`?");
  }

  @Test
  void ofTheTrainingsAtARungOneInTheFactorGoesOnRoundedUp() throws IOException {
    Halving halving =
        requireNonNull(
            sweep(
                    """
                    network  N(grid: grid)
                    recipe   voc_stage1(batch: batch, steps: 1_000)
                    evaluate voc_os16(output_stride: os)
                    vary     grid in (1, 2), (1, 1)
                    vary     batch in 4, 8
                    vary     os in 8, 16
                    halving  by mean_dice factor 3 from 100 steps
                    """)
                .halving());

    assertThat(halving.by()).isEqualTo("mean_dice");
    assertThat(halving.rungs())
        .containsExactly(new Halving.Rung(100, 4), new Halving.Rung(300, 2))
        .inOrder();
    assertThat(halving.finalists()).isEqualTo(1);
    assertThat(halving.stepsOfAll()).isEqualTo(4 * 100 + 2 * 200 + 700);
    assertThat(halving.stepsWithout()).isEqualTo(4 * 1000);
  }

  @Test
  void halvingTakesTheBetterHalfByMeanIouUnlessItSaysOtherwise() throws IOException {
    Halving halving =
        requireNonNull(
            sweep(
                    """
                    network  N
                    recipe   voc_stage1(batch: batch, steps: 1_000)
                    evaluate voc_os16
                    vary     batch in 1, 2, 4, 8, 16
                    halving  from 300
                    """)
                .halving());

    assertThat(halving.by()).isEqualTo("miou");
    assertThat(halving.factor()).isEqualTo(2);
    assertThat(halving.rungs())
        .containsExactly(new Halving.Rung(300, 5), new Halving.Rung(600, 3))
        .inOrder();
    assertThat(halving.finalists()).isEqualTo(2);
  }
}
