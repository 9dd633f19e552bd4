package org.atrous.runtime.page;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.chart.Chart;
import org.atrous.runtime.experiment.Rgb;
import org.jsoup.nodes.Element;

/** The parts of a report as elements of HTML. */
final class HtmlParts implements Part.Visitor<Element> {
  /** Pictures that fit into one row. */
  private static final int BESIDE = 4;

  @Override
  public Element prose(Part.Prose prose) {
    return new Element("p").text(prose.text());
  }

  @Override
  public Element tiles(Part.Tiles tiles) {
    Element list = new Element("dl").addClass("tiles");
    for (Part.Tile tile : tiles.tiles()) {
      Element box = list.appendElement("div");
      box.appendElement("dt").text(tile.name());
      box.appendElement("dd").text(tile.value());
      if (!tile.note().isEmpty()) {
        box.appendElement("dd").addClass("note").text(tile.note());
      }
    }
    return list;
  }

  @Override
  public Element facts(Part.Facts facts) {
    Element list = new Element("dl").addClass("facts");
    for (Part.Fact fact : facts.facts()) {
      Element row = list.appendElement("div");
      row.appendElement("dt").text(fact.name());
      row.appendElement("dd").text(fact.value());
    }
    return list;
  }

  @Override
  public Element table(DataTable table) {
    Element box = scrolling(table.caption().isEmpty() ? "Table" : table.caption());
    Element element = box.appendElement("table");
    if (!table.caption().isEmpty()) {
      element.appendElement("caption").text(table.caption());
    }
    Element heading = element.appendElement("thead").appendElement("tr");
    for (DataTable.Column column : table.columns()) {
      Element cell = heading.appendElement("th").attr("scope", "col").text(column.heading());
      if (column.number()) {
        cell.addClass("number");
      }
    }
    Element body = element.appendElement("tbody");
    table.rows().forEach(row -> row(body, table.columns(), row));
    if (!table.footer().isEmpty()) {
      Element footer = element.appendElement("tfoot");
      table.footer().forEach(row -> row(footer, table.columns(), row));
    }
    return box;
  }

  /** A box that can be scrolled sideways, with the keyboard as well. */
  private static Element scrolling(String label) {
    return new Element("div")
        .addClass("wide")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", label);
  }

  private static void row(
      Element body, List<DataTable.Column> columns, List<DataTable.Cell> cells) {
    Element row = body.appendElement("tr");
    for (int i = 0; i < cells.size(); i++) {
      DataTable.Cell cell = cells.get(i);
      Element element = i == 0 ? row.appendElement("th") : row.appendElement("td");
      if (i == 0) {
        element.attr("scope", "row");
      }
      if (columns.get(i).number()) {
        element.addClass("number");
      }
      if (cell.color() != null) {
        swatch(element, cell.color());
      }
      if (cell.bar().isPresent()) {
        String share = String.format(Locale.ROOT, "%.1f", 100 * cell.bar().getAsDouble());
        element.addClass("bar").attr("style", "--share:%s%%".formatted(share));
      }
      if (cell.strong()) {
        element.appendElement("strong").text(cell.text());
      } else {
        element.appendText(cell.text());
      }
      if (!cell.note().isEmpty()) {
        element.appendElement("small").text(cell.note());
      }
    }
  }

  private static void swatch(Element parent, Rgb color) {
    parent
        .appendElement("span")
        .addClass("swatch")
        .attr("aria-hidden", "true")
        .attr(
            "style",
            "background:#%02x%02x%02x".formatted(color.red(), color.green(), color.blue()));
  }

  @Override
  public Element charts(Part.Charts charts) {
    Element grid = new Element("div").addClass("charts");
    for (Chart chart : charts.charts()) {
      Element figure = grid.appendElement("figure");
      figure.appendElement("figcaption").text(chart.title());
      figure.appendChild(scrolling(chart.title()).appendChild(chart.svg()));
    }
    return grid;
  }

  @Override
  public Element legend(Part.Legend legend) {
    Element list = new Element("ul").addClass("legend");
    for (Part.Key key : legend.keys()) {
      Element item = list.appendElement("li");
      swatch(item, key.color());
      item.appendText(key.name());
    }
    return list;
  }

  @Override
  public Element gallery(Part.Gallery gallery) {
    Element rows = new Element("div").addClass("gallery");
    for (Part.PictureRow row : gallery.rows()) {
      Element figure = rows.appendElement("figure");
      figure.appendElement("figcaption").text(row.caption());
      Element pictures = figure.appendElement("div").addClass("pictures");
      if (row.pictures().size() > BESIDE) {
        pictures.addClass("many");
      }
      for (Part.Picture picture : row.pictures()) {
        Element one = pictures.appendElement("div");
        one.appendElement("img").attr("alt", picture.alternative()).attr("src", address(picture));
        one.appendElement("span").text(picture.caption());
      }
    }
    return rows;
  }

  private static String address(Part.Picture picture) {
    String data = Base64.getEncoder().encodeToString(picture.bytes());
    return "data:%s;base64,%s".formatted(picture.mediaType(), data);
  }

  @Override
  public Element listing(Part.Listing listing) {
    Element pre = new Element("pre").attr("tabindex", "0");
    pre.appendElement("code").text(listing.text());
    return pre;
  }

  @Override
  public Element folded(Part.Folded folded) {
    Element details = new Element("details");
    details.appendElement("summary").text(folded.title());
    folded.parts().forEach(part -> details.appendChild(part.accept(this)));
    return details;
  }
}
