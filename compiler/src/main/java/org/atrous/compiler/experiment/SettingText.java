package org.atrous.compiler.experiment;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Setting;

/** Writes a setting, nothing left to put in, as a spec would. */
final class SettingText implements Expression.Visitor<String> {
  private static final SettingText TEXT = new SettingText();

  private SettingText() {}

  /** What stands behind the name; a setting that stands alone is {@code true}. */
  static String of(List<Setting.Group> groups) {
    return groups.isEmpty()
        ? "true"
        : groups.stream()
            .map(group -> group.items().stream().map(SettingText::item).collect(joining(" ")))
            .collect(joining(", "));
  }

  private static String item(Setting.Item item) {
    return text(item.value())
        + item.mappedTo().stream().map(to -> " -> " + text(to)).collect(joining());
  }

  private static String text(Expression expression) {
    return expression.accept(TEXT);
  }

  private static String joined(List<Expression> items) {
    return items.stream().map(SettingText::text).collect(joining(", ", "(", ")"));
  }

  private static String argument(Argument argument) {
    Identifier name = argument.name();
    return (name == null ? "" : name.text() + ": ") + text(argument.value());
  }

  /** As written, where a number stands there; a result has the place of what it comes from. */
  private static String number(Expression literal, String value) {
    String written = literal.span().text();
    return written.matches("[0-9][0-9_.eE+-]*") ? written : value;
  }

  @Override
  public String visit(Expression.IntLiteral expression) {
    return number(expression, Long.toString(expression.value()));
  }

  @Override
  public String visit(Expression.FloatLiteral expression) {
    return number(expression, Double.toString(expression.value()));
  }

  @Override
  public String visit(Expression.BoolLiteral expression) {
    return Boolean.toString(expression.value());
  }

  @Override
  public String visit(Expression.StringLiteral expression) {
    return '"' + expression.value() + '"';
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
    return text(expression.list()) + "[" + text(expression.index()) + "]";
  }

  @Override
  public String visit(Expression.Call expression) {
    return expression.callee().text()
        + expression.arguments().stream()
            .map(SettingText::argument)
            .collect(joining(", ", "(", ")"));
  }

  @Override
  public String visit(Expression.ListLiteral expression) {
    return joined(expression.items());
  }

  @Override
  public String visit(Expression.Parenthesized expression) {
    return joined(List.of(expression.inner()));
  }

  @Override
  public String visit(Expression.Range expression) {
    return text(expression.from()) + ".." + text(expression.to());
  }

  @Override
  public String visit(Expression.Unary expression) {
    return expression.operator().symbol() + text(expression.operand());
  }

  @Override
  public String visit(Expression.Binary expression) {
    return "(%s %s %s)"
        .formatted(
            text(expression.left()), expression.operator().symbol(), text(expression.right()));
  }

  @Override
  public String visit(Expression.Conditional expression) {
    return "(if %s: %s else %s)"
        .formatted(
            text(expression.condition()), text(expression.then()), text(expression.otherwise()));
  }
}
