package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Expression.BinaryOperator;
import org.atrous.compiler.ast.Expression.UnaryOperator;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ArgumentContext;
import org.atrous.grammar.AtrousParser.ArgumentListContext;
import org.atrous.grammar.AtrousParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/** Builds the expressions inside parentheses, in conditions, and behind {@code =}. */
final class ExpressionBuilder extends AtrousParserBaseVisitor<Expression> {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final Names names;
  private final Literals literals;

  ExpressionBuilder(Spans spans, Diagnostics diagnostics, Names names) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.names = names;
    this.literals = new Literals(spans, diagnostics);
  }

  /** The arguments that could be read; none if the list is null. */
  List<Argument> arguments(@Nullable ArgumentListContext list) {
    List<Argument> arguments = new ArrayList<>();
    if (list != null) {
      for (ArgumentContext item : list.items) {
        arguments.add(
            new Argument(
                item.name() == null ? null : names.identifier(item.name()),
                visit(item.expression()),
                spans.of(item)));
      }
    }
    return arguments;
  }

  /** {@code (e)} or {@code (a, b)}, with the parentheses that {@code context} spans. */
  Expression parenthesis(List<AtrousParser.ExpressionContext> items, ParserRuleContext context) {
    if (items.size() == 1) {
      return new Expression.Parenthesized(visit(items.get(0)), spans.of(context));
    }
    return new Expression.ListLiteral(items.stream().map(this::visit).toList(), spans.of(context));
  }

  /** A name, or a call where there are parentheses. */
  Expression reference(
      Path path, boolean called, @Nullable ArgumentListContext list, ParserRuleContext context) {
    return called
        ? new Expression.Call(path, arguments(list), spans.of(context))
        : new Expression.Name(path);
  }

  Expression literal(Token token) {
    return literals.build(token);
  }

  @Override
  public Expression visitCondition(AtrousParser.ConditionContext context) {
    return visit(context.expression());
  }

  @Override
  public Expression visitNegation(AtrousParser.NegationContext context) {
    return new Expression.Unary(
        UnaryOperator.NEGATE, visit(context.expression()), spans.of(context));
  }

  @Override
  public Expression visitInversion(AtrousParser.InversionContext context) {
    return new Expression.Unary(UnaryOperator.NOT, visit(context.expression()), spans.of(context));
  }

  @Override
  public Expression visitProduct(AtrousParser.ProductContext context) {
    return binary(operator(context.operator), context.left, context.right, context);
  }

  @Override
  public Expression visitSum(AtrousParser.SumContext context) {
    if (context.operator.getType() == AtrousParser.PLUS && isFree(context)) {
      diagnostics.report(
          Code.SYNTAX,
          spans.of(context.operator),
          "arithmetic `+` stands only inside parentheses",
          "",
          "write `(" + context.left.getText() + " + " + context.right.getText() + ")`");
    }
    return binary(operator(context.operator), context.left, context.right, context);
  }

  @Override
  public Expression visitComparison(AtrousParser.ComparisonContext context) {
    return binary(operator(context.operator), context.left, context.right, context);
  }

  @Override
  public Expression visitConjunction(AtrousParser.ConjunctionContext context) {
    return binary(BinaryOperator.AND, context.left, context.right, context);
  }

  @Override
  public Expression visitDisjunction(AtrousParser.DisjunctionContext context) {
    return binary(BinaryOperator.OR, context.left, context.right, context);
  }

  @Override
  public Expression visitRange(AtrousParser.RangeContext context) {
    return new Expression.Range(visit(context.from), visit(context.to), spans.of(context));
  }

  @Override
  public Expression visitChoice(AtrousParser.ChoiceContext context) {
    return new Expression.Conditional(
        visit(context.test), visit(context.then), visit(context.otherwise), spans.of(context));
  }

  @Override
  public Expression visitOperand(AtrousParser.OperandContext context) {
    return visit(context.primary());
  }

  @Override
  public Expression visitLiteralPrimary(AtrousParser.LiteralPrimaryContext context) {
    return literal(context.literal().kind);
  }

  @Override
  public Expression visitReference(AtrousParser.ReferenceContext context) {
    AtrousParser.ArgumentsContext arguments = context.arguments();
    return reference(
        names.path(context.path()),
        arguments != null,
        arguments == null ? null : arguments.argumentList(),
        context);
  }

  @Override
  public Expression visitParenthesis(AtrousParser.ParenthesisContext context) {
    return parenthesis(context.items, context);
  }

  @Override
  public Expression visitIndexing(AtrousParser.IndexingContext context) {
    return new Expression.Index(
        visit(context.primary()), visit(context.expression()), spans.of(context));
  }

  private Expression binary(
      BinaryOperator operator,
      AtrousParser.ExpressionContext left,
      AtrousParser.ExpressionContext right,
      ParserRuleContext context) {
    return new Expression.Binary(operator, visit(left), visit(right), spans.of(context));
  }

  /** Whether no parentheses or brackets stand between an expression and its condition. */
  private static boolean isFree(ParseTree expression) {
    for (ParseTree at = expression; at != null; at = at.getParent()) {
      if (at instanceof AtrousParser.ConditionContext) {
        return true;
      }
      if (at instanceof AtrousParser.ParenthesisContext
          || at instanceof AtrousParser.IndexingContext
          || at instanceof AtrousParser.ArgumentContext) {
        return false;
      }
    }
    return false;
  }

  private static BinaryOperator operator(Token token) {
    return switch (token.getType()) {
      case AtrousParser.STAR -> BinaryOperator.MULTIPLY;
      case AtrousParser.SLASH -> BinaryOperator.DIVIDE;
      case AtrousParser.PLUS -> BinaryOperator.ADD;
      case AtrousParser.MINUS -> BinaryOperator.SUBTRACT;
      case AtrousParser.EQUAL -> BinaryOperator.EQUAL;
      case AtrousParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case AtrousParser.LESS -> BinaryOperator.LESS;
      case AtrousParser.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case AtrousParser.GREATER -> BinaryOperator.GREATER;
      case AtrousParser.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      default -> throw new IllegalStateException("not an operator: " + token.getText());
    };
  }
}
