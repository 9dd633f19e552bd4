package org.atrous.runtime.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * A report as one page of HTML that needs nothing but itself: styles, drawings and pictures are in
 * it, and its policy forbids the browser to load anything. The same report, the same bytes.
 */
public final class HtmlPage {
  private HtmlPage() {}

  /** The whole document. */
  public static String of(Report report) {
    Document document = new Document("");
    document
        .outputSettings()
        .prettyPrint(false)
        .charset(StandardCharsets.UTF_8)
        .syntax(Syntax.html);
    document.appendChild(new DocumentType("html", "", ""));
    Element html = document.appendElement("html").attr("lang", "en");
    head(html.appendElement("head"), report);
    Element body = html.appendElement("body");
    Map<String, Section> anchors = anchors(report);
    header(body.appendElement("header"), report, anchors);
    Element main = body.appendElement("main");
    HtmlParts parts = new HtmlParts();
    report.lead().forEach(part -> main.appendChild(part.accept(parts)));
    anchors.forEach((anchor, section) -> section(main, anchor, section, parts));
    script(body);
    return document.outerHtml() + "\n";
  }

  private static void head(Element head, Report report) {
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr(
            "content",
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"
                .formatted(digest(resource("page.js"))));
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("title").text(report.title());
    head.appendElement("style").appendChild(new DataNode(resource("page.css")));
  }

  private static void header(Element header, Report report, Map<String, Section> anchors) {
    header.appendElement("h1").text(report.title());
    header.appendElement("p").addClass("subtitle").text(report.subtitle());
    Element list = header.appendElement("nav").attr("aria-label", "Sections").appendElement("ul");
    anchors.forEach(
        (anchor, section) ->
            list.appendElement("li")
                .appendElement("a")
                .attr("href", "#" + anchor)
                .text(section.title()));
  }

  /** The sections by identifiers that differ. */
  private static Map<String, Section> anchors(Report report) {
    Map<String, Section> anchors = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      String words = section.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      String anchor = "s-" + words;
      for (int i = 2; anchors.containsKey(anchor); i++) {
        anchor = "s-%s-%d".formatted(words, i);
      }
      anchors.put(anchor, section);
    }
    return anchors;
  }

  private static void section(Element main, String anchor, Section section, HtmlParts parts) {
    main.appendText("\n");
    Element element = main.appendElement("section").attr("id", anchor);
    element.appendElement("h2").text(section.title());
    section.parts().forEach(part -> element.appendChild(part.accept(parts)));
  }

  private static void script(Element body) {
    body.appendElement("script").appendChild(new DataNode(resource("page.js")));
  }

  private static String digest(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
