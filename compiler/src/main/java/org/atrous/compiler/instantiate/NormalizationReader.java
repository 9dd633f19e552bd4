package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.ir.Network.Normalization;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code input rgb mean(123.68, 116.78, 103.94) std(...)} or {@code input rgb range(-1, 1)},
 * in a network or, where that has none, in its dialect.
 */
final class NormalizationReader {
  private final Reporter reporter;
  private final Evaluator evaluator;
  private final Dialect dialect;
  private @Nullable Normalization own;
  private @Nullable Span written;

  NormalizationReader(Reporter reporter, Evaluator evaluator, Dialect dialect) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.dialect = dialect;
  }

  /** Whether a statement declares the input, rather than naming it. */
  static boolean isInput(Statement statement) {
    return statement.branches().size() == 1
        && statement.alias() == null
        && statement.branches().get(0).elements().size() > 1
        && statement.branches().get(0).elements().get(0) instanceof Element.Apply apply
        && apply.callee().is("input")
        && statement.branches().get(0).elements().get(1) instanceof Element.Apply second
        && List.of("rgb", "mean", "std", "range").contains(second.callee().text());
  }

  /** Reads the network's own line. */
  void read(Statement statement, Frame frame) {
    if (own != null) {
      throw reporter.error(
          frame, Code.DUPLICATE, statement.span(), "the network's `input` is there already");
    }
    List<Part> parts = new ArrayList<>();
    for (Element element :
        statement
            .branches()
            .get(0)
            .elements()
            .subList(1, statement.branches().get(0).elements().size())) {
      if (!(element instanceof Element.Apply apply) || apply.body() != null) {
        throw wrong(frame, element.span());
      }
      List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
      parts.add(
          new Part(
              apply.callee().text(),
              arguments.stream().map(Argument::value).toList(),
              apply.span()));
    }
    own = normalization(parts, frame);
    written = statement.span();
  }

  /** The network's normalisation, or its dialect's. */
  Normalization normalization(Frame frame, Span span) {
    if (own != null) {
      return own;
    }
    Dialect.Entry entry = dialect.find("input");
    Setting setting = entry == null ? null : entry.setting();
    if (entry == null || setting == null) {
      throw reporter.error(
          frame, Code.MISSING_SETTING, span, "neither the network nor its dialect has an `input`");
    }
    List<Part> parts = new ArrayList<>();
    for (Setting.Group group : setting.groups()) {
      for (Setting.Item item : group.items()) {
        if (item.value() instanceof Expression.Call call) {
          parts.add(
              new Part(
                  call.callee().text(),
                  call.arguments().stream().map(Argument::value).toList(),
                  call.span()));
        } else if (item.value() instanceof Expression.Name name) {
          parts.add(new Part(name.path().text(), List.of(), name.span()));
        } else {
          throw wrong(frame, item.span());
        }
      }
    }
    return normalization(parts, entry.frame());
  }

  /** Where it is written: in the network, or in its dialect. */
  Origin origin(Span network) {
    Dialect.Entry entry = dialect.find("input");
    if (written == null && entry != null) {
      return entry.origin("input");
    }
    return Origin.of(Origin.Kind.ARGUMENT, written == null ? network : written);
  }

  private record Part(String name, List<Expression> arguments, Span span) {}

  private Normalization normalization(List<Part> parts, Frame frame) {
    List<Double> mean = List.of(0.0, 0.0, 0.0);
    List<Double> std = List.of(1.0, 1.0, 1.0);
    for (Part part : parts) {
      switch (part.name()) {
        case "rgb" -> {
          // The one order of channels that there is.
        }
        case "mean" -> mean = numbers(part, 3, frame);
        case "std" -> std = numbers(part, 3, frame);
        case "range" -> {
          List<Double> range = numbers(part, 2, frame);
          double scale = 255 / (range.get(1) - range.get(0));
          mean = List.of(-range.get(0) * scale, -range.get(0) * scale, -range.get(0) * scale);
          std = List.of(scale, scale, scale);
        }
        default -> throw wrong(frame, part.span());
      }
    }
    return new Normalization(mean, std);
  }

  private List<Double> numbers(Part part, int count, Frame frame) {
    List<Double> numbers = new ArrayList<>();
    for (Expression argument : part.arguments()) {
      Value value = evaluator.any(argument, frame);
      if (!Arithmetic.isNumber(value)) {
        throw wrong(frame, argument.span());
      }
      numbers.add(Arithmetic.decimal(value));
    }
    boolean zero = part.name().equals("std") && numbers.contains(0.0);
    boolean empty = part.name().equals("range") && numbers.stream().distinct().count() < 2;
    if (numbers.size() != count || zero || empty) {
      throw reporter.error(
          frame,
          Code.BAD_VALUE,
          part.span(),
          "`%s` takes %d numbers%s"
              .formatted(
                  part.name(),
                  count,
                  zero ? ", none of them 0" : empty ? ", one smaller than the other" : ""));
    }
    return numbers;
  }

  private Abort wrong(Frame frame, Span span) {
    return reporter.error(
        frame,
        Code.BAD_VALUE,
        span,
        "an input is `rgb`, with `mean(r, g, b)`, `std(r, g, b)` or `range(low, high)`");
  }
}
