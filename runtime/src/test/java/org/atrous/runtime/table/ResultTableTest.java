package org.atrous.runtime.table;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.atrous.runtime.page.DataTable;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static ResultCell cell(double published, Double... values) {
    return new ResultCell(List.of(values), OptionalDouble.of(published), "");
  }

  private static final ResultTable TABLE =
      new ResultTable(
          "Multi-grid by depth",
          "mIoU in %",
          2,
          true,
          List.of("grid"),
          List.of("last"),
          List.of(List.of("(1,1,1)"), List.of("(1,2|4)")),
          List.of(List.of("block4"), List.of("block_5")),
          List.of(
              List.of(cell(68.39, 50.0, 52.0, 54.0), cell(73.21, 60.0)),
              List.of(
                  cell(70.23, 61.0, 61.5),
                  new ResultCell(List.of(), OptionalDouble.empty(), "excluded"))));

  @Test
  void meanAndDeviationAreThoseOfASample() {
    ResultCell cell = cell(0, 50.0, 52.0, 54.0);

    assertThat(cell.mean().getAsDouble()).isWithin(1e-12).of(52);
    assertThat(cell.deviation().getAsDouble()).isWithin(1e-12).of(2);
    assertThat(cell(0, 1.0).deviation().isPresent()).isFalse();
  }

  @Test
  void bestIsTheHighestMeanOrTheLowest() {
    assertThat(TABLE.isBest(TABLE.cells().get(1).get(0))).isTrue();
    assertThat(TABLE.isBest(TABLE.cells().get(0).get(1))).isFalse();
    assertThat(TABLE.isBest(TABLE.cells().get(1).get(1))).isFalse();
    ResultTable time =
        new ResultTable(
            "t",
            "seconds",
            1,
            false,
            List.of("a"),
            List.of("b"),
            List.of(List.of("1")),
            List.of(List.of("x"), List.of("y")),
            List.of(List.of(cell(0, 3.0), cell(0, 2.0))));
    assertThat(time.isBest(time.cells().get(0).get(1))).isTrue();
  }

  @Test
  void cellsThatAreShownAlikeAreBestTogether() {
    ResultTable table =
        new ResultTable(
            "t",
            "mIoU",
            1,
            true,
            List.of("a"),
            List.of("b"),
            List.of(List.of("1")),
            List.of(List.of("x"), List.of("y")),
            List.of(List.of(cell(0, 70.01), cell(0, 70.04))));

    assertThat(table.cells().get(0).stream().allMatch(table::isBest)).isTrue();
  }

  @Test
  void markdownHasTheBestInBoldAndThePublishedInBrackets() {
    assertThat(MarkdownTable.of(TABLE))
        .isEqualTo(
            """
            Multi-grid by depth: mIoU in %, published in brackets

            | grid / last | block4 | block\\_5 |
            |---|---:|---:|
            | (1,1,1) | 52.00 ± 2.00 (68.39) | 60.00 (73.21) |
            | (1,2\\|4) | **61.25 ± 0.35** (70.23) | excluded |
            """);
  }

  @Test
  void latexIsATableOfBooktabs() {
    assertThat(LatexTable.of(TABLE))
        .isEqualTo(
            """
            \\begin{table}
              \\centering
              \\caption{Multi-grid by depth: mIoU in \\%, published in brackets.}
              \\begin{tabular}{lrr}
                \\toprule
                grid / last & block4 & block\\_5 \\\\
                \\midrule
                (1,1,1) & 52.00 $\\pm$ 2.00 (68.39) & 60.00 (73.21) \\\\
                (1,2|4) & \\textbf{61.25 $\\pm$ 0.35} (70.23) & excluded \\\\
                \\bottomrule
              \\end{tabular}
            \\end{table}
            """);
  }

  @Test
  void csvHasALineForEachCellWithAllValuesInFull() {
    assertThat(TableForms.csv(TABLE).lines().toList())
        .containsExactly(
            "grid,last,mean,standard_deviation,seeds,published,values,remark",
            "\"(1,1,1)\",block4,52.0,2.0,3,68.39,50.0 52.0 54.0,",
            "\"(1,1,1)\",block_5,60.0,,1,73.21,60.0,",
            "\"(1,2|4)\",block4,61.25,%s,2,70.23,61.0 61.5,"
                .formatted(TABLE.cells().get(1).get(0).deviation().getAsDouble()),
            "\"(1,2|4)\",block_5,,,0,,,excluded")
        .inOrder();
  }

  @Test
  void pageHasThePublishedFigureBelowEachValue() {
    DataTable page = TableForms.page(TABLE);

    assertThat(page.rows().get(1).get(1).strong()).isTrue();
    assertThat(page.rows().get(1).get(1).note()).isEqualTo("published 70.23");
    assertThat(page.rows().get(0).get(0).text()).isEqualTo("(1,1,1)");
    assertThat(page.rows().get(1).get(2).text()).isEqualTo("excluded");
  }

  @Test
  void cellsThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ResultTable(
                "t",
                "mIoU",
                1,
                true,
                List.of("a"),
                List.of("b"),
                List.of(List.of("1")),
                List.of(List.of("x"), List.of("y")),
                List.of(List.of(cell(0, 1.0)))));
  }

  @Test
  void pointsOfSeveralFactorsInOneRowBecomeRows() {
    ResultTable wide =
        new ResultTable(
            "ASPP",
            "mIoU in %",
            2,
            true,
            List.of(),
            List.of("grid", "pool"),
            List.of(List.of()),
            List.of(List.of("(1,1,1)", "false"), List.of("(1,2,4)", "true")),
            List.of(List.of(cell(75.36, 50.0), cell(77.21, 52.0))));

    assertThat(MarkdownTable.of(wide.laidOut()))
        .isEqualTo(
            """
            ASPP: mIoU in %, published in brackets

            | grid | pool | mIoU in % |
            |---|---|---:|
            | (1,1,1) | false | 50.00 (75.36) |
            | (1,2,4) | true | **52.00** (77.21) |
            """);
    assertThat(TableForms.csv(wide.laidOut())).isEqualTo(TableForms.csv(wide));
  }

  @Test
  void aRowWithoutNameSaysWhatItsValuesAre() {
    ResultTable strides =
        new ResultTable(
            "Strides",
            "mIoU in %",
            2,
            true,
            List.of(),
            List.of("os"),
            List.of(List.of()),
            List.of(List.of("8"), List.of("16")),
            List.of(List.of(cell(75.18, 50.0), cell(73.88, 52.0))));

    assertThat(LatexTable.of(strides.laidOut())).contains("os & 8 & 16 \\");
    assertThat(LatexTable.of(strides.laidOut())).contains("mIoU in \\% & 50.00 (75.18)");
    assertThat(strides.point(0, 1)).isEqualTo("16");
  }
}
