package org.atrous.runtime.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Elements of SVG. */
final class Svg {
  /** Width of a character at the charts' size of letters, about. */
  static final double LETTER = 6.2;

  private Svg() {}

  static Element root(double width, double height, String label) {
    Element svg = new Element("svg", Parser.NamespaceSvg);
    // Past jsoup's attr(), which makes names of attributes lower case.
    svg.attributes().put("viewBox", "0 0 %s %s".formatted(number(width), number(height)));
    svg.attr("role", "img").attr("aria-label", label);
    return svg;
  }

  static Element child(Element parent, String tag, String kind) {
    Element child = new Element(tag, Parser.NamespaceSvg);
    if (!kind.isEmpty()) {
      child.attr("class", kind);
    }
    parent.appendChild(child);
    return child;
  }

  static Element line(Element parent, String kind, double x1, double y1, double x2, double y2) {
    return child(parent, "line", kind)
        .attr("x1", number(x1))
        .attr("y1", number(y1))
        .attr("x2", number(x2))
        .attr("y2", number(y2));
  }

  static Element rectangle(
      Element parent, String kind, double x, double y, double width, double height) {
    return child(parent, "rect", kind)
        .attr("x", number(x))
        .attr("y", number(y))
        .attr("width", number(width))
        .attr("height", number(height));
  }

  static Element circle(Element parent, String kind, double x, double y, double radius) {
    return child(parent, "circle", kind)
        .attr("cx", number(x))
        .attr("cy", number(y))
        .attr("r", number(radius));
  }

  /**
   * Text at a baseline.
   *
   * @param kind classes: {@code end} and {@code middle} say where the position is in the text
   */
  static Element text(Element parent, String kind, double x, double y, String text) {
    return child(parent, "text", kind).attr("x", number(x)).attr("y", number(y)).text(text);
  }

  /** What a pointer over the element shows. */
  static void tip(Element element, String text) {
    child(element, "title", "").text(text);
  }

  /** A coordinate, to a hundredth. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
