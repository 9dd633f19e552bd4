package org.atrous.compiler.ast;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints a syntax tree as indented text: one line a node that has nodes of its own, and values in
 * one line. The text has no positions, so that equal trees print alike wherever they stand.
 */
public final class AstPrinter implements Declaration.Visitor<TextNode> {
  private final BodyText bodies = new BodyText();

  private AstPrinter() {}

  /** The whole file, with a line end behind its last line. */
  public static String print(SpecFile file) {
    AstPrinter printer = new AstPrinter();
    List<TextNode> parts = new ArrayList<>();
    file.imports().forEach(i -> parts.add(TextNode.leaf("import " + i.path().text())));
    file.declarations().forEach(declaration -> parts.add(declaration.accept(printer)));
    StringBuilder text = new StringBuilder();
    new TextNode("file", parts).appendTo(text, 0);
    return text.toString();
  }

  /** A value in one line. */
  public static String print(Expression value) {
    return ValueText.of(value);
  }

  @Override
  public TextNode visit(Declaration.Module declaration) {
    List<TextNode> parts = header(declaration, declaration.parameters());
    if (declaration.dialect() != null) {
      parts.add(TextNode.leaf("in " + ValueText.of(declaration.dialect())));
    }
    if (declaration.alias() != null) {
      parts.add(TextNode.leaf("= " + ValueText.of(declaration.alias())));
    }
    if (declaration.body() != null) {
      parts.add(new TextNode("body", bodies.statements(declaration.body())));
    }
    return new TextNode(
        ValueText.word(declaration.kind()) + " " + declaration.name().text(), parts);
  }

  @Override
  public TextNode visit(Declaration.Settings declaration) {
    List<TextNode> parts = header(declaration, declaration.parameters());
    if (declaration.relation() != null && declaration.base() != null) {
      parts.add(
          TextNode.leaf(declaration.relation().text() + " " + ValueText.of(declaration.base())));
    }
    declaration.settings().forEach(setting -> parts.add(setting(setting)));
    return new TextNode(
        ValueText.word(declaration.kind()) + " " + declaration.name().text(), parts);
  }

  private static List<TextNode> header(Declaration declaration, List<Parameter> parameters) {
    List<TextNode> parts = new ArrayList<>();
    declaration
        .doc()
        .lines()
        .forEach(line -> parts.add(TextNode.leaf("doc " + ValueText.quoted(line))));
    parameters.forEach(parameter -> parts.add(parameter(parameter)));
    return parts;
  }

  private static TextNode parameter(Parameter parameter) {
    Expression defaultValue = parameter.defaultValue();
    return TextNode.leaf(
        "parameter "
            + parameter.name().text()
            + ": "
            + ValueText.of(parameter.type())
            + (parameter.variadic() ? "..." : "")
            + (defaultValue == null ? "" : " = " + ValueText.of(defaultValue)));
  }

  private static TextNode setting(Setting setting) {
    return new TextNode(
        "setting " + setting.name().text(),
        setting.groups().stream().map(ValueText::of).map(TextNode::leaf).toList());
  }
}
