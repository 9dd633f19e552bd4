package org.atrous.compiler.ast;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints values in one line, as the tree has them: operators with parentheses around both sides,
 * parentheses of the text as {@code paren(...)}, lists as {@code list(...)}.
 */
final class ValueText implements Expression.Visitor<String>, TypeReference.Visitor<String> {
  private static final ValueText TEXT = new ValueText();

  private ValueText() {}

  static String of(Expression expression) {
    return expression.accept(TEXT);
  }

  static String of(TypeReference type) {
    return type.accept(TEXT);
  }

  static String of(List<Argument> arguments) {
    return arguments.stream().map(ValueText::of).collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(Setting.Group group) {
    return group.items().stream().map(ValueText::of).collect(Collectors.joining(" "));
  }

  static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** A text as a literal that holds it, on one line. */
  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private static String of(Argument argument) {
    Identifier name = argument.name();
    return (name == null ? "" : name.text() + ": ") + of(argument.value());
  }

  private static String of(Setting.Item item) {
    return of(item.value())
        + item.mappedTo().stream().map(e -> " -> " + of(e)).collect(Collectors.joining());
  }

  private static String joined(List<Expression> items) {
    return items.stream().map(ValueText::of).collect(Collectors.joining(", "));
  }

  @Override
  public String visit(Expression.IntLiteral expression) {
    return Long.toString(expression.value());
  }

  @Override
  public String visit(Expression.FloatLiteral expression) {
    return Double.toString(expression.value());
  }

  @Override
  public String visit(Expression.BoolLiteral expression) {
    return Boolean.toString(expression.value());
  }

  @Override
  public String visit(Expression.StringLiteral expression) {
    return quoted(expression.value());
  }

  @Override
  public String visit(Expression.SizeLiteral expression) {
    return expression.height() + "x" + expression.width();
  }

  @Override
  public String visit(Expression.Quantity expression) {
    return expression.value() + expression.unit();
  }

  @Override
  public String visit(Expression.Name expression) {
    return expression.path().text();
  }

  @Override
  public String visit(Expression.Index expression) {
    return of(expression.list()) + "[" + of(expression.index()) + "]";
  }

  @Override
  public String visit(Expression.Call expression) {
    return expression.callee().text() + of(expression.arguments());
  }

  @Override
  public String visit(Expression.ListLiteral expression) {
    return "list(" + joined(expression.items()) + ")";
  }

  @Override
  public String visit(Expression.Parenthesized expression) {
    return "paren(" + of(expression.inner()) + ")";
  }

  @Override
  public String visit(Expression.Range expression) {
    return of(expression.from()) + ".." + of(expression.to());
  }

  @Override
  public String visit(Expression.Unary expression) {
    return "(" + expression.operator().symbol() + of(expression.operand()) + ")";
  }

  @Override
  public String visit(Expression.Binary expression) {
    return "("
        + of(expression.left())
        + " "
        + expression.operator().symbol()
        + " "
        + of(expression.right())
        + ")";
  }

  @Override
  public String visit(Expression.Conditional expression) {
    return "(if "
        + of(expression.condition())
        + ": "
        + of(expression.then())
        + " else "
        + of(expression.otherwise())
        + ")";
  }

  @Override
  public String visit(TypeReference.Named type) {
    return type.name().text();
  }

  @Override
  public String visit(TypeReference.ListOf type) {
    return "[" + of(type.element()) + "]";
  }

  @Override
  public String visit(TypeReference.Enumeration type) {
    return type.words().stream().map(Identifier::text).collect(Collectors.joining(" | "));
  }
}
