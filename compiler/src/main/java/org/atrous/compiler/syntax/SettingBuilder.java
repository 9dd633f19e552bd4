package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Expression.UnaryOperator;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/** Builds settings, whose values stand side by side without operators. */
final class SettingBuilder extends AtrousParserBaseVisitor<Expression> {
  private final Spans spans;
  private final Names names;
  private final ExpressionBuilder expressions;

  SettingBuilder(Spans spans, Names names, ExpressionBuilder expressions) {
    this.spans = spans;
    this.names = names;
    this.expressions = expressions;
  }

  /** The settings that could be read. */
  List<Setting> settings(AtrousParser.SettingsContext context) {
    List<Setting> settings = new ArrayList<>();
    for (AtrousParser.SettingContext line : context.lines) {
      if (!Names.isSound(line)) {
        continue;
      }
      if (line instanceof AtrousParser.ConditionSettingContext condition) {
        if (Names.isSound(condition.condition())) {
          settings.add(condition(condition));
        }
      } else {
        settings.add(plain((AtrousParser.PlainSettingContext) line));
      }
    }
    return settings;
  }

  private Setting condition(AtrousParser.ConditionSettingContext line) {
    Expression condition = expressions.visit(line.condition());
    Setting.Item item = new Setting.Item(condition, List.of(), condition.span());
    return setting(
        names.identifier(line.WHERE().getSymbol()),
        List.of(new Setting.Group(List.of(item), condition.span())));
  }

  private Setting plain(AtrousParser.PlainSettingContext line) {
    List<Setting.Group> groups = new ArrayList<>();
    line.groups.forEach(group -> groups.add(group(group)));
    for (AtrousParser.RowContext row : line.rows) {
      if (Names.isSound(row)) {
        groups.add(numberGroup(row.first));
        row.rest.forEach(group -> groups.add(group(group)));
      }
    }
    return setting(names.identifier(line.settingName().word), groups);
  }

  private static Setting setting(Identifier name, List<Setting.Group> groups) {
    Span end = groups.isEmpty() ? name.span() : groups.get(groups.size() - 1).span();
    return new Setting(name, groups, name.span().to(end));
  }

  private Setting.Group group(AtrousParser.GroupContext group) {
    return new Setting.Group(group.items.stream().map(this::item).toList(), spans.of(group));
  }

  private Setting.Group numberGroup(AtrousParser.NumberGroupContext group) {
    List<Setting.Item> items = new ArrayList<>();
    AtrousParser.NumberItemContext first = group.first;
    Expression value = visit(first.from);
    if (first.to != null) {
      Expression to = visit(first.to);
      value = new Expression.Range(value, to, value.span().to(to.span()));
    }
    items.add(new Setting.Item(value, mapped(first.target), spans.of(first)));
    group.rest.forEach(item -> items.add(item(item)));
    return new Setting.Group(items, spans.of(group));
  }

  private Setting.Item item(AtrousParser.ItemContext item) {
    return new Setting.Item(visit(item.from), mapped(item.to), spans.of(item));
  }

  private List<Expression> mapped(AtrousParser.@Nullable ValueContext target) {
    return target == null ? List.of() : List.of(visit(target));
  }

  @Override
  public Expression visitValue(AtrousParser.ValueContext context) {
    Expression from = visit(context.from);
    return context.to == null
        ? from
        : new Expression.Range(from, visit(context.to), spans.of(context));
  }

  @Override
  public Expression visitNumber(AtrousParser.NumberContext context) {
    Expression number = expressions.literal(context.kind);
    return context.sign == null
        ? number
        : new Expression.Unary(UnaryOperator.NEGATE, number, spans.of(context));
  }

  @Override
  public Expression visitNumberValue(AtrousParser.NumberValueContext context) {
    return visit(context.number());
  }

  @Override
  public Expression visitLiteralValue(AtrousParser.LiteralValueContext context) {
    return expressions.literal(context.kind);
  }

  @Override
  public Expression visitReferenceValue(AtrousParser.ReferenceValueContext context) {
    AtrousParser.AttachedArgumentsContext arguments = context.attachedArguments();
    return expressions.reference(
        names.path(context.path()),
        arguments != null,
        arguments == null ? null : arguments.argumentList(),
        context);
  }

  @Override
  public Expression visitReservedValue(AtrousParser.ReservedValueContext context) {
    return new Expression.Name(new Path(List.of(names.identifier(context.word))));
  }

  @Override
  public Expression visitParenthesisValue(AtrousParser.ParenthesisValueContext context) {
    return expressions.parenthesis(context.items, context);
  }

  @Override
  public Expression visitIndexingValue(AtrousParser.IndexingValueContext context) {
    ParserRuleContext whole = context;
    return new Expression.Index(
        visit(context.operandValue()), expressions.visit(context.expression()), spans.of(whole));
  }
}
