package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.primitive.Arguments;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Brings arguments and parameters together. */
final class ArgumentBinder {
  private final Reporter reporter;
  private final Evaluator evaluator;

  ArgumentBinder(Reporter reporter, Evaluator evaluator) {
    this.reporter = reporter;
    this.evaluator = evaluator;
  }

  /** A parameter of whatever callable. */
  private record Formal(String name, Type type, boolean variadic) {}

  /**
   * The arguments that a call gives, by parameter.
   *
   * @param taken parameters that the construct around the call gives
   */
  Map<String, Sourced> given(
      Callable callee, List<Argument> arguments, Frame frame, Collection<String> taken) {
    List<Formal> formals = formals(callee, frame);
    Map<String, Sourced> given = new LinkedHashMap<>();
    List<Formal> positional =
        formals.stream().filter(f -> !callee.bound().containsKey(f.name())).toList();
    int next = 0;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Identifier name = argument.name();
      if (name != null) {
        Formal formal = named(callee, formals, name, frame);
        if (given.containsKey(formal.name())
            || callee.bound().containsKey(formal.name())
            || taken.contains(formal.name())) {
          throw reporter.error(
              frame,
              Code.DUPLICATE,
              argument.span(),
              "`%s` of `%s` is given already".formatted(formal.name(), callee.declaredName()));
        }
        given.put(formal.name(), argument(value(formal, argument, frame), argument.span()));
        continue;
      }
      Formal formal = next < positional.size() ? positional.get(next) : null;
      if (formal == null || given.containsKey(formal.name())) {
        throw reporter.error(
            frame,
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            "`%s` takes %s"
                .formatted(
                    callee.declaredName(),
                    positional.isEmpty()
                        ? "no arguments here"
                        : "no more than %d positional arguments".formatted(positional.size())),
            "",
            signature(callee));
      }
      if (taken.contains(formal.name())) {
        throw reporter.error(
            frame,
            Code.DUPLICATE,
            argument.span(),
            "`%s` of `%s` is given already".formatted(formal.name(), callee.declaredName()),
            "",
            "the block around it gives its units `stride` and `rate`: name the other arguments");
      }
      if (formal.variadic()) {
        int end = i;
        while (end < arguments.size() && arguments.get(end).name() == null) {
          end++;
        }
        Value rest = rest(formal, arguments.subList(i, end), frame);
        given.put(formal.name(), argument(rest, argument.span()));
        i = end - 1;
      } else {
        given.put(formal.name(), argument(value(formal, argument, frame), argument.span()));
      }
      next++;
    }
    return given;
  }

  /**
   * Completes the arguments of a module with its defaults, evaluated left to right in its frame.
   *
   * @param given by the caller, of the right types
   */
  void complete(Callable.OfModule callee, Map<String, Sourced> given, Frame body, Span span) {
    for (Parameter parameter : callee.module().parameters()) {
      String name = parameter.name().text();
      Sourced value = given.containsKey(name) ? given.get(name) : callee.bound().get(name);
      if (value == null) {
        Expression fallback = parameter.defaultValue();
        if (fallback == null) {
          throw missing(callee, name, body, span);
        }
        value =
            new Sourced(
                evaluator.evaluate(fallback, type(parameter, body), body, "`" + name + "`"),
                evaluator.names().origin(fallback, body));
      }
      body.bind(name, value);
      body.declare(name, type(parameter, body));
    }
  }

  /** Completes the arguments of a primitive. */
  Arguments complete(
      Callable.OfPrimitive callee, Map<String, Sourced> given, Frame frame, Span span) {
    Map<String, Value> all = new LinkedHashMap<>();
    for (Primitive.Parameter parameter : callee.primitive().parameters()) {
      String name = parameter.name();
      Sourced value = given.containsKey(name) ? given.get(name) : callee.bound().get(name);
      all.put(name, value == null ? fallback(callee, parameter, frame, span) : value.value());
    }
    return new Arguments(all);
  }

  private Value fallback(Callable callee, Primitive.Parameter parameter, Frame frame, Span span) {
    if (parameter.fallback() != null) {
      return parameter.fallback();
    }
    if (parameter.dialectKey() == null) {
      throw missing(callee, parameter.name(), frame, span);
    }
    return evaluator
        .names()
        .setting(parameter.dialectKey(), parameter.type(), frame, span, evaluator);
  }

  private Abort missing(Callable callee, String name, Frame frame, Span span) {
    return reporter.error(
        frame,
        Code.MISSING_ARGUMENT,
        span,
        "`%s` needs the argument `%s`".formatted(callee.declaredName(), name),
        "",
        signature(callee));
  }

  private static Sourced argument(Value value, Span span) {
    return new Sourced(value, Origin.of(Origin.Kind.ARGUMENT, span));
  }

  private Value value(Formal formal, Argument argument, Frame frame) {
    return evaluator.evaluate(argument.value(), formal.type(), frame, "`" + formal.name() + "`");
  }

  /** The remaining positional arguments as one list; a single list stands for itself. */
  private Value rest(Formal formal, List<Argument> arguments, Frame frame) {
    Type element = ((Type.ListOf) formal.type()).element();
    if (arguments.size() == 1) {
      Value only = evaluator.any(arguments.get(0).value(), frame);
      if (only instanceof Value.ListValue) {
        return evaluator.fit(
            only, formal.type(), frame, arguments.get(0).span(), "`" + formal.name() + "`");
      }
    }
    List<Value> items = new ArrayList<>();
    for (Argument argument : arguments) {
      items.add(evaluator.evaluate(argument.value(), element, frame, "`" + formal.name() + "`"));
    }
    return new Value.ListValue(items);
  }

  private Formal named(Callable callee, List<Formal> formals, Identifier name, Frame frame) {
    return formals.stream()
        .filter(formal -> formal.name().equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                reporter.error(
                    frame,
                    Code.UNKNOWN_ARGUMENT,
                    name.span(),
                    "`%s` has no argument `%s`".formatted(callee.declaredName(), name.text()),
                    "",
                    Suggestion.nearest(name.text(), callee.parameterNames())
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(signature(callee))));
  }

  private static @Nullable String signature(Callable callee) {
    return callee.parameterNames().isEmpty()
        ? null
        : "its arguments are `%s`".formatted(String.join("`, `", callee.parameterNames()));
  }

  private List<Formal> formals(Callable callee, Frame frame) {
    if (callee instanceof Callable.OfPrimitive primitive) {
      return primitive.primitive().parameters().stream()
          .map(p -> new Formal(p.name(), p.type(), false))
          .toList();
    }
    if (callee instanceof Callable.OfModule module) {
      return module.module().parameters().stream()
          .map(p -> new Formal(p.name().text(), type(p, frame), p.variadic()))
          .toList();
    }
    return List.of();
  }

  /** The type of a parameter; a variadic one is a list. */
  Type type(Parameter parameter, Frame frame) {
    Type type =
        Types.of(parameter.type())
            .orElseThrow(
                () ->
                    reporter.unknown(
                        frame,
                        parameter.type().span(),
                        "unknown type",
                        parameter.name().text(),
                        Types.names()));
    return parameter.variadic() ? new Type.ListOf(type) : type;
  }
}
