package org.atrous.compiler.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Span;

/**
 * Finds where a user wrote the number that came to a layer through parameters, loops and functions:
 * the {@code 36} of {@code pyramid(12, 24, 36)}. It follows names as they are written, along the
 * trail of calls. Which item of a list it was is told by the number itself.
 */
final class WrittenNumber {
  private final CallFinder calls;

  WrittenNumber(List<FileScope> files) {
    this.calls = new CallFinder(files);
  }

  /** The place of the number in a text of the user, or empty where it comes from elsewhere. */
  Optional<Span> find(Expression source, List<Diagnostic.Trail> trail, long number) {
    return literals(source, trail)
        .filter(literal -> literal.value() == number)
        .map(Expression.IntLiteral::span)
        .filter(span -> !span.source().isOfLibrary())
        .findFirst();
  }

  /**
   * The steps that lead to a place: neither those that lead on from it, nor those seen around it.
   */
  List<Diagnostic.Trail> beyond(Span place, List<Diagnostic.Trail> trail) {
    Span around = calls.module(place).map(Declaration.Module::span).orElse(place);
    int here =
        IntStream.range(0, trail.size())
            .filter(i -> trail.get(i).calledFrom().contains(place))
            .findFirst()
            .orElse(-1);
    return trail.stream()
        .skip(here + 1L)
        .filter(step -> !around.contains(step.calledFrom()))
        .toList();
  }

  /** The numbers that an expression may have its value from. */
  private Stream<Expression.IntLiteral> literals(
      Expression expression, List<Diagnostic.Trail> trail) {
    if (expression instanceof Expression.IntLiteral literal) {
      return Stream.of(literal);
    }
    if (expression instanceof Expression.Name name && name.path().parts().size() == 1) {
      return ofName(name, trail);
    }
    if (expression instanceof Expression.Call function) {
      return function.arguments().stream().limit(1).flatMap(a -> literals(a.value(), trail));
    }
    if (expression instanceof Expression.Parenthesized inner) {
      return literals(inner.inner(), trail);
    }
    if (expression instanceof Expression.ListLiteral list) {
      return list.items().stream().flatMap(item -> literals(item, trail));
    }
    if (expression instanceof Expression.Index index) {
      return literals(index.list(), trail);
    }
    if (expression instanceof Expression.Conditional choice) {
      return Stream.of(choice.then(), choice.otherwise()).flatMap(e -> literals(e, trail));
    }
    return Stream.empty();
  }

  private Stream<Expression.IntLiteral> ofName(Expression.Name name, List<Diagnostic.Trail> trail) {
    Declaration.Module module = calls.module(name.span()).orElse(null);
    if (module == null || module.body() == null) {
      return Stream.empty();
    }
    String text = name.path().text();
    Optional<Element.For> loop = calls.loop(module.body(), text, name.span());
    if (loop.isPresent()) {
      return literals(loop.get().items(), trail);
    }
    for (int i = 0; i < module.parameters().size(); i++) {
      if (module.parameters().get(i).name().text().equals(text)) {
        return ofParameter(module, i, trail);
      }
    }
    return Stream.empty();
  }

  private Stream<Expression.IntLiteral> ofParameter(
      Declaration.Module module, int index, List<Diagnostic.Trail> trail) {
    String callee = module.name().text();
    int step =
        IntStream.range(0, trail.size())
            .filter(i -> trail.get(i).name().equals(callee))
            .findFirst()
            .orElse(trail.size());
    Parameter parameter = module.parameters().get(index);
    if (step < trail.size()) {
      List<Diagnostic.Trail> beyond = trail.subList(step + 1, trail.size());
      List<Expression> given =
          calls
              .call(trail.get(step).calledFrom())
              .map(call -> given(call, callee, parameter, index))
              .orElse(List.of());
      if (!given.isEmpty()) {
        return given.stream().flatMap(value -> literals(value, beyond));
      }
    }
    return parameter.defaultValue() == null
        ? Stream.empty()
        : literals(parameter.defaultValue(), trail);
  }

  /** What a call gives a parameter; by position only where it names the component itself. */
  private static List<Expression> given(
      Element.Apply call, String callee, Parameter parameter, int index) {
    List<Argument> arguments = call.arguments() == null ? List.of() : call.arguments();
    Stream<Argument> named =
        arguments.stream()
            .filter(a -> a.name() != null && a.name().text().equals(parameter.name().text()));
    Stream<Argument> positional =
        call.callee().is(callee)
            ? arguments.stream()
                .takeWhile(a -> a.name() == null)
                .skip(index)
                .limit(parameter.variadic() ? arguments.size() : 1)
            : Stream.empty();
    return Stream.concat(named, positional).map(Argument::value).toList();
  }
}
