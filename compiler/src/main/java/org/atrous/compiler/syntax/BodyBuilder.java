package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/** Builds bodies: statements, chains and elements. What is unsound is left out. */
final class BodyBuilder extends AtrousParserBaseVisitor<@Nullable Element> {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final Names names;
  private final ExpressionBuilder expressions;

  BodyBuilder(Spans spans, Diagnostics diagnostics, Names names, ExpressionBuilder expressions) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.names = names;
    this.expressions = expressions;
  }

  Body body(AtrousParser.BodyContext context) {
    List<Statement> statements = new ArrayList<>();
    for (AtrousParser.StatementContext line : context.statements) {
      Statement statement = Names.isSound(line) ? statement(line) : null;
      if (statement != null) {
        statements.add(statement);
      }
    }
    return new Body(statements, spans.of(context));
  }

  private @Nullable Statement statement(AtrousParser.StatementContext context) {
    List<Statement.Chain> branches = new ArrayList<>();
    for (AtrousParser.ChainContext branch : context.branches) {
      Statement.Chain chain = chain(branch);
      if (chain == null) {
        return null;
      }
      branches.add(chain);
    }
    Identifier alias = context.alias == null ? null : names.identifier(context.alias);
    Span end = alias == null ? branches.get(branches.size() - 1).span() : alias.span();
    return new Statement(branches, alias, branches.get(0).span().to(end));
  }

  private Statement.@Nullable Chain chain(AtrousParser.ChainContext context) {
    List<Element> elements = new ArrayList<>();
    for (AtrousParser.ElementContext part : context.elements) {
      Element element = visit(part);
      if (element == null) {
        return null;
      }
      if (element instanceof Element.BlockRange && !elements.isEmpty()) {
        diagnostics.report(
            Code.SYNTAX,
            element.span(),
            "a range of blocks stands at the start of its line",
            "",
            null);
      }
      elements.add(element);
    }
    return new Statement.Chain(elements, spans.of(context));
  }

  @Override
  public Element visitApplication(AtrousParser.ApplicationContext context) {
    Path path = names.path(context.from);
    if (context.to != null) {
      return new Element.BlockRange(path, names.path(context.to), spans.of(context));
    }
    List<Argument> arguments =
        context.arguments() == null
            ? null
            : expressions.arguments(context.arguments().argumentList());
    Body body = context.body() == null ? null : body(context.body());
    return new Element.Apply(path, arguments, body, spans.of(context));
  }

  @Override
  public @Nullable Element visitRepetition(AtrousParser.RepetitionContext context) {
    return Names.isSound(context.condition())
        ? new Element.Repeat(
            expressions.visit(context.condition()), body(context.body()), spans.of(context))
        : null;
  }

  @Override
  public @Nullable Element visitIteration(AtrousParser.IterationContext context) {
    return Names.isSound(context.condition())
        ? new Element.For(
            names.identifier(context.name()),
            expressions.visit(context.condition()),
            body(context.body()),
            spans.of(context))
        : null;
  }

  @Override
  public @Nullable Element visitBranching(AtrousParser.BranchingContext context) {
    return branching(context.condition(), context.then, context.otherwise, spans.of(context));
  }

  @Override
  public @Nullable Element visitOtherwiseIf(AtrousParser.OtherwiseIfContext context) {
    return branching(context.condition(), context.then, context.otherwise, spans.of(context));
  }

  private @Nullable Element branching(
      AtrousParser.ConditionContext condition,
      AtrousParser.BodyContext then,
      AtrousParser.@Nullable AlternativeContext alternative,
      Span span) {
    if (!Names.isSound(condition)) {
      return null;
    }
    Body otherwise = null;
    if (alternative instanceof AtrousParser.OtherwiseBodyContext last) {
      otherwise = body(last.body());
    } else if (alternative != null) {
      Element next = visit(alternative);
      if (next == null) {
        return null;
      }
      Statement.Chain chain = new Statement.Chain(List.of(next), next.span());
      Statement statement = new Statement(List.of(chain), null, next.span());
      otherwise = new Body(List.of(statement), next.span());
    }
    return new Element.If(expressions.visit(condition), body(then), otherwise, span);
  }
}
