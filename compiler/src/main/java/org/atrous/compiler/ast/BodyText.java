package org.atrous.compiler.ast;

import java.util.List;

/** Prints bodies: a line a statement, a branch and an element. */
final class BodyText implements Element.Visitor<List<TextNode>> {
  List<TextNode> statements(Body body) {
    return body.statements().stream().map(this::statement).toList();
  }

  private TextNode statement(Statement statement) {
    Identifier alias = statement.alias();
    List<Statement.Chain> branches = statement.branches();
    return new TextNode(
        "statement" + (alias == null ? "" : " as " + alias.text()),
        branches.size() == 1
            ? chain(branches.get(0))
            : branches.stream().map(branch -> new TextNode("branch", chain(branch))).toList());
  }

  private List<TextNode> chain(Statement.Chain chain) {
    return chain.elements().stream().flatMap(element -> element.accept(this).stream()).toList();
  }

  @Override
  public List<TextNode> visit(Element.Apply element) {
    List<Argument> arguments = element.arguments();
    String line =
        "apply " + element.callee().text() + (arguments == null ? "" : ValueText.of(arguments));
    if (element.body() == null) {
      return List.of(TextNode.leaf(line));
    }
    return List.of(new TextNode(line, List.of(new TextNode("body", statements(element.body())))));
  }

  @Override
  public List<TextNode> visit(Element.BlockRange element) {
    return List.of(TextNode.leaf("blocks " + element.from().text() + ".." + element.to().text()));
  }

  @Override
  public List<TextNode> visit(Element.Repeat element) {
    String line = "repeat " + ValueText.of(element.count());
    return List.of(new TextNode(line, statements(element.body())));
  }

  @Override
  public List<TextNode> visit(Element.For element) {
    String line = "for " + element.variable().text() + " in " + ValueText.of(element.items());
    return List.of(new TextNode(line, statements(element.body())));
  }

  @Override
  public List<TextNode> visit(Element.If element) {
    TextNode then =
        new TextNode("if " + ValueText.of(element.condition()), statements(element.then()));
    return element.otherwise() == null
        ? List.of(then)
        : List.of(then, new TextNode("else", statements(element.otherwise())));
  }
}
