package org.atrous.runtime.report;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.table.ResultCell;
import org.atrous.runtime.table.ResultTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of a sweep of three grids by two depths with two seeds, none of which was trained. */
class SweepReportTest {
  private static final List<String> GRIDS = List.of("(1,1,1)", "(1,2,1)", "(1,2,4)");
  private static final List<String> DEPTHS = List.of("block4", "block5");

  private final Path folder;

  SweepReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static double value(int grid, int depth, int seed) {
    return 60 + 3 * grid + 5 * depth + seed;
  }

  private static Document page(@Nullable Path run) throws IOException {
    List<SweepTrial> trials = new ArrayList<>();
    List<List<ResultCell>> cells = new ArrayList<>();
    for (int grid = 0; grid < GRIDS.size(); grid++) {
      List<ResultCell> row = new ArrayList<>();
      for (int depth = 0; depth < DEPTHS.size(); depth++) {
        Map<String, String> factors = new LinkedHashMap<>();
        factors.put("grid", GRIDS.get(grid));
        factors.put("last", DEPTHS.get(depth));
        long cost = (depth + 1) * 40_000_000_000L + grid;
        for (int seed = 1; seed <= 2; seed++) {
          trials.add(new SweepTrial(factors, seed, value(grid, depth, seed), cost, run));
        }
        row.add(
            new ResultCell(
                List.of(value(grid, depth, 1), value(grid, depth, 2)),
                OptionalDouble.of(70.5),
                ""));
      }
      cells.add(row);
    }
    ResultTable table =
        new ResultTable(
            "Table 3",
            "mIoU in %",
            2,
            true,
            List.of("grid"),
            List.of("last"),
            GRIDS.stream().map(List::of).toList(),
            DEPTHS.stream().map(List::of).toList(),
            cells);
    return Jsoup.parse(HtmlPage.of(new SweepReport("depth", List.of(table), trials).report()));
  }

  @Test
  void tableHasMeansDeviationsAndPublishedFigures() throws IOException {
    Element table = page(null).select("#s-table-3 table").get(0);

    assertThat(table.select("tbody tr").get(2).select("td").eachText())
        .containsExactly("67.50 ± 0.71published 70.50", "72.50 ± 0.71published 70.50")
        .inOrder();
    assertThat(table.select("strong").eachText()).containsExactly("72.50 ± 0.71");
  }

  @Test
  void tableIsThereForPapersToo() throws IOException {
    List<String> forms = page(null).select("#s-table-3 details pre").eachText();

    assertThat(forms).hasSize(3);
    assertThat(forms.get(0)).contains("**72.50 ± 0.71** (70.50)");
    assertThat(forms.get(1)).contains("\\toprule");
  }

  @Test
  void marginalEffectIsTheMeanOverTheOtherFactors() throws IOException {
    List<String> tips = page(null).select("#s-factors svg .point > title").eachText();

    assertThat(tips).contains("grid (1,2,1) mIoU in % 67 ± 2.944 over 4");
    assertThat(tips).contains("last block4 mIoU in % 64.5 ± 2.739 over 6");
  }

  @Test
  void accuracyStandsAgainstMultiplyAdds() throws IOException {
    List<String> tips = page(null).select("#s-factors svg .point > title").eachText();

    assertThat(tips)
        .contains("grid (1,2,4), last block5 mIoU in % 72.5 ± 0.7071 multiply-adds 80 G");
  }

  @Test
  void everyCellIsALineAcrossAllFactors() throws IOException {
    List<String> strands = page(null).select("svg .strand > title").eachText();

    assertThat(strands).hasSize(6);
    assertThat(strands).contains("grid (1,1,1) last block5 mIoU in % 66.5");
  }

  @Test
  void curvesAndPicturesOfSeveralTrialsAreBesideEachOther() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")).path());

    assertThat(page.select("#s-curves figcaption").eachText())
        .containsExactly(
            "Loss of the training batches, by grid, last",
            "Validation mIoU, by grid, last",
            "Validation mean dice, by grid, last")
        .inOrder();
    assertThat(page.select("#s-the-same-images figure").get(0).select("img")).hasSize(8);
    assertThat(page.select("#s-the-same-images span").eachText()).containsAtLeast("image", "truth");
  }

  @Test
  void trialsWithoutRunsHaveNeither() throws IOException {
    assertThat(page(null).select("#s-curves, #s-the-same-images")).isEmpty();
  }
}
