package org.atrous.compiler.draw;

import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.Picture.Wire;

/** Writes a picture as SVG that needs nothing from outside. */
final class SvgWriter {
  private static final String FONTS =
      "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
  private static final String INK = "#1a1a1a";
  private static final String FAINT = "#555555";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private SvgWriter() throws XMLStreamException {
    this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /**
   * The picture as a document.
   *
   * @param title for a viewer's tooltip and for who can't see it
   * @param description the same, at length
   */
  static String write(Picture picture, String title, String description) {
    try {
      SvgWriter writer = new SvgWriter();
      writer.document(picture, title, description);
      return writer.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a picture can't be written", e);
    }
  }

  private void document(Picture picture, String title, String description)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attribute("width", picture.width());
    attribute("height", picture.height());
    attribute("viewBox", "0 0 %d %d".formatted(picture.width(), picture.height()));
    attribute("role", "img");
    attribute("aria-labelledby", "title desc");
    attribute("font-family", FONTS);
    line();
    described("title", title);
    described("desc", description);
    arrow();
    element("rect", "width", "100%", "height", "100%", "fill", "#fdfdfb");
    for (Box box : picture.boxes()) {
      box(box);
    }
    for (Wire wire : picture.wires()) {
      wire(wire);
    }
    for (Text label : picture.texts()) {
      text(label);
    }
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void described(String element, String content) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("id", element);
    xml.writeCharacters(content);
    xml.writeEndElement();
    line();
  }

  private void arrow() throws XMLStreamException {
    xml.writeStartElement("defs");
    xml.writeStartElement("marker");
    attribute("id", "arrow");
    attribute("viewBox", "0 0 8 8");
    attribute("refX", 7);
    attribute("refY", 4);
    attribute("markerWidth", 7);
    attribute("markerHeight", 7);
    attribute("orient", "auto");
    xml.writeEmptyElement("path");
    attribute("d", "M0,0.5 L8,4 L0,7.5 z");
    attribute("fill", INK);
    xml.writeEndElement();
    xml.writeEndElement();
    line();
  }

  private void box(Box box) throws XMLStreamException {
    Look look = Look.of(box);
    xml.writeEmptyElement("rect");
    attribute("x", box.x());
    attribute("y", box.y());
    attribute("width", box.width());
    attribute("height", box.height());
    attribute("rx", look.round());
    attribute("fill", look.fill());
    attribute("stroke", look.stroke());
    attribute("stroke-width", look.thickness());
    if (!look.dashes().isEmpty()) {
      attribute("stroke-dasharray", look.dashes());
    }
    line();
  }

  private void wire(Wire wire) throws XMLStreamException {
    String points =
        wire.points().stream()
            .map(point -> point.x() + "," + point.y())
            .collect(Collectors.joining(" "));
    xml.writeEmptyElement("polyline");
    attribute("points", points);
    attribute("fill", "none");
    attribute("stroke", wire.course() == Picture.Course.TAP ? FAINT : INK);
    attribute("stroke-width", "1.3");
    if (wire.course() == Picture.Course.TAP) {
      attribute("stroke-dasharray", "5 3");
    }
    if (wire.course() != Picture.Course.PASSING) {
      attribute("marker-end", "url(#arrow)");
    }
    line();
  }

  private void text(Text label) throws XMLStreamException {
    xml.writeStartElement("text");
    attribute("x", label.x());
    attribute("y", label.y());
    attribute("font-size", label.style().size());
    if (label.style().isBold()) {
      attribute("font-weight", "bold");
    }
    attribute(
        "text-anchor",
        switch (label.anchor()) {
          case START -> "start";
          case MIDDLE -> "middle";
          case END -> "end";
        });
    attribute("fill", label.style() == TextStyle.FAINT ? FAINT : INK);
    xml.writeCharacters(label.text());
    xml.writeEndElement();
    line();
  }

  private void element(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    line();
  }

  private void attribute(String name, int value) throws XMLStreamException {
    attribute(name, Integer.toString(value));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /**
   * How a box is painted. Fills differ in lightness as well as in hue, and atrous boxes have a
   * thicker border, so that nothing depends on seeing colours.
   */
  private record Look(String fill, String stroke, String thickness, String dashes, int round) {
    static Look of(Box box) {
      return switch (box.style()) {
        case BLOCK -> new Look("#dceaf7", "#1f5f93", "1.2", "", 3);
        case ATROUS -> new Look("#f3bd80", "#9a4a00", "2.2", "", 3);
        case LAYERS -> new Look("#ffffff", "#444444", "1.2", "", 3);
        case JOIN -> new Look("#e2e2e2", "#444444", "1.2", "", 10);
        case TAP -> new Look("#ffffff", "#444444", "1.2", "4 2", 3);
        case FRAME -> new Look("#f2f3ef", "#c3c5bd", "1", "", 6);
        case SIDE -> new Look("#f2f3ef", "#888888", "1", "6 3", 6);
      };
    }
  }
}
