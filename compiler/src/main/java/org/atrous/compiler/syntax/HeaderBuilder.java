package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.ast.TypeReference;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/** Builds parameters and their types. */
final class HeaderBuilder extends AtrousParserBaseVisitor<TypeReference> {
  private final Spans spans;
  private final Names names;
  private final ExpressionBuilder expressions;

  HeaderBuilder(Spans spans, Names names, ExpressionBuilder expressions) {
    this.spans = spans;
    this.names = names;
    this.expressions = expressions;
  }

  /** The parameters that could be read; none without parentheses. */
  List<Parameter> parameters(AtrousParser.@Nullable ParametersContext context) {
    List<Parameter> parameters = new ArrayList<>();
    if (context != null) {
      context.items.forEach(item -> parameters.add(parameter(item)));
    }
    return parameters;
  }

  private Parameter parameter(AtrousParser.ParameterContext context) {
    Expression defaultValue =
        context.defaultValue == null ? null : expressions.visit(context.defaultValue);
    return new Parameter(
        names.identifier(context.name()),
        visit(context.type()),
        context.variadic != null,
        defaultValue,
        spans.of(context));
  }

  @Override
  public TypeReference visitListType(AtrousParser.ListTypeContext context) {
    return new TypeReference.ListOf(visit(context.type()), spans.of(context));
  }

  @Override
  public TypeReference visitWordType(AtrousParser.WordTypeContext context) {
    List<Identifier> words = context.words.stream().map(names::identifier).toList();
    return words.size() == 1
        ? new TypeReference.Named(words.get(0))
        : new TypeReference.Enumeration(words, spans.of(context));
  }
}
