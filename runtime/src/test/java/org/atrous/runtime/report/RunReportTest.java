package org.atrous.runtime.report;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.run.RunFolder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  private final Path folder;

  RunReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static String html(RunFolder run) throws IOException {
    return HtmlPage.of(RunReport.read(run).report());
  }

  private static Document page(RunFolder run) throws IOException {
    return Jsoup.parse(html(run));
  }

  @Test
  void pageIsWellFormed() throws IOException {
    Parser parser = Parser.htmlParser().setTrackErrors(20);

    parser.parseInput(html(MadeRun.evaluated(folder.resolve("run"))), "");

    assertThat(parser.getErrors()).isEmpty();
  }

  @Test
  void pageNeedsNothingButItself() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));

    assertThat(page.select("link, iframe, object, embed, base, script[src], image, use")).isEmpty();
    for (Element element : page.select("[src]")) {
      assertThat(element.attr("src")).startsWith("data:image/jpeg;base64,/9j/");
    }
    for (Element element : page.select("[href]")) {
      assertThat(element.attr("href")).startsWith("#");
    }
    assertThat(page.select("style").html()).doesNotContain("url(");
    assertThat(page.select("style").html()).doesNotContain("@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; img-src data:;");
  }

  @Test
  void identifiersAreThereOnceAndEveryLinkLeadsToOne() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));
    List<String> identifiers = page.select("[id]").eachAttr("id");

    assertThat(identifiers).containsNoDuplicates();
    assertThat(identifiers)
        .containsExactlyElementsIn(
            page.select("a").eachAttr("href").stream().map(link -> link.substring(1)).toList());
  }

  @Test
  void sameRunMakesTheSameBytes() throws IOException {
    RunFolder run = MadeRun.evaluated(folder.resolve("run"));

    assertThat(html(run)).isEqualTo(html(RunFolder.open(run.path())));
  }

  @Test
  void namesAreTextHoweverTheyLook() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));

    assertThat(page.select("b")).isEmpty();
    assertThat(page.select("tbody th").eachText()).contains(MadeRun.ODD);
  }

  @Test
  void picturesTablesAndDrawingsCanBeReadAloud() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));

    assertThat(page.select("img")).isNotEmpty();
    assertThat(page.select("img:not([alt]), img[alt='']")).isEmpty();
    assertThat(page.select("svg:not([role=img]), svg:not([aria-label])")).isEmpty();
    assertThat(page.select("thead th:not([scope=col]), tbody th:not([scope=row])")).isEmpty();
    assertThat(page.select("tbody tr:not(:has(> th))")).isEmpty();
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void everyMetricOfTheLogHasACurve() throws IOException {
    Document page = page(MadeRun.trained(folder.resolve("run")));

    assertThat(page.select("#s-training figcaption").eachText())
        .containsExactly(
            "Loss of the training batches",
            "Validation mIoU",
            "Validation mean dice",
            "Learning rate",
            "Images per second")
        .inOrder();
  }

  @Test
  void metricsOfAnEvaluationAreThereWithTheirDefinition() throws IOException {
    RunFolder run = MadeRun.evaluated(folder.resolve("run"));
    Element section = page(run).selectXpath("//section[@id='s-evaluation-fine']").get(0);

    String mIoU = "%.2f %%".formatted(100 * RunReport.read(run).results().get(0).mIoU());
    assertThat(section.select(".tiles dd").get(0).text()).isEqualTo(mIoU);
    assertThat(section.text()).contains("over the classes that occur in the labels or the");
    assertThat(section.text()).contains("scales 0.5, 1; mirrored, too");
    assertThat(section.select("table").get(0).select("tbody tr")).hasSize(3);
  }

  @Test
  void confusionMatrixTellsEachCell() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));

    assertThat(page.select("svg .cell title").eachText())
        .contains("road taken for car 58.33 % of its pixels (14)");
  }

  @Test
  void worstImagesComeFirst() throws IOException {
    Document page = page(MadeRun.evaluated(folder.resolve("run")));
    List<String> shown = page.select(".gallery > figure > figcaption").eachText();

    assertThat(shown.stream().map(caption -> caption.substring(0, 9)))
        .containsExactly("val/4.png", "val/5.png", "val/2.png")
        .inOrder();
    assertThat(page.select(".gallery img")).hasSize(12);
  }

  @Test
  void runWithoutEvaluationSaysHowToGetOne() throws IOException {
    Document page = page(MadeRun.trained(folder.resolve("run")));

    assertThat(page.select("#s-evaluation pre").text())
        .isEqualTo("atrous evaluate --run %s --data DIR".formatted(folder.resolve("run")));
  }

  @Test
  void runThatHasNotBegunHasAReport() throws IOException {
    Document page = page(MadeRun.begun(folder.resolve("run")));

    assertThat(page.select("#s-training").text()).contains("No step was logged yet");
    assertThat(page.select("h1").text()).isEqualTo("Run run");
  }

  @Test
  void settingsSeedCommandAndSpecAreThere() throws IOException {
    String text = page(MadeRun.begun(folder.resolve("run"))).text();

    assertThat(text).contains("recipe short, seed 7");
    assertThat(text).contains("Set by hand classes=3");
    assertThat(text).contains("schedule.rate");
    assertThat(text).contains("atrous train street.atrous");
    assertThat(text).contains("network Net {}");
  }

  @Test
  void scriptIsTheOneThatThePolicyAllows() throws IOException {
    Document page = page(MadeRun.begun(folder.resolve("run")));
    byte[] script = page.select("script").get(0).data().getBytes(StandardCharsets.UTF_8);

    assertThat(page.select("meta[http-equiv]").attr("content"))
        .contains("script-src 'sha256-%s'".formatted(sha256(script)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
