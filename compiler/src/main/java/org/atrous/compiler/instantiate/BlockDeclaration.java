package org.atrous.compiler.instantiate;

import java.util.List;
import java.util.Optional;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/**
 * A block of a backbone: {@code block2(stride: 2, at: last) { ... }}.
 *
 * @param number in its name
 * @param stride of the step before the block; 1 for none
 * @param stepsFirst whether its own first unit makes the step, not the last one of the block before
 */
record BlockDeclaration(int number, int stride, boolean stepsFirst, Body body, Span span) {
  private static final Type AT = new Type.Words(List.of("first", "last"));

  String name() {
    return "block" + number;
  }

  /** The same block once more, with the next number. */
  BlockDeclaration replica() {
    return new BlockDeclaration(number + 1, stride, stepsFirst, body, span);
  }

  /** The block that a statement declares, or empty if it is another kind of statement. */
  static Optional<BlockDeclaration> of(
      Statement statement, Frame frame, Evaluator evaluator, Reporter reporter) {
    if (statement.branches().size() != 1
        || statement.branches().get(0).elements().size() != 1
        || !(statement.branches().get(0).elements().get(0) instanceof Element.Apply apply)
        || apply.body() == null
        || !isBlockName(apply.callee().text())) {
      return Optional.empty();
    }
    if (statement.alias() != null) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          statement.alias().span(),
          "`%s` has a name already".formatted(apply.callee().text()),
          "",
          "on a line of its own, `%s as %s` gives it another one"
              .formatted(apply.callee().text(), statement.alias().text()));
    }
    int stride = 1;
    boolean first = true;
    for (Argument argument : apply.arguments() == null ? List.<Argument>of() : apply.arguments()) {
      String name = argument.name() == null ? "stride" : argument.name().text();
      switch (name) {
        case "stride" -> stride = stride(argument, frame, evaluator, reporter);
        case "at" ->
            first =
                evaluator
                    .evaluate(argument.value(), AT, frame, "`at`")
                    .equals(new Value.WordValue("first"));
        default ->
            throw reporter.unknown(
                frame,
                argument.span(),
                "a block has no argument `%s`".formatted(name),
                name,
                List.of("stride", "at"));
      }
    }
    return Optional.of(
        new BlockDeclaration(
            number(apply.callee().text()), stride, first, apply.body(), apply.span()));
  }

  private static int stride(
      Argument argument, Frame frame, Evaluator evaluator, Reporter reporter) {
    int stride = evaluator.count(argument.value(), frame, "`stride`");
    if (stride < 1) {
      throw reporter.error(
          frame, Code.BAD_VALUE, argument.span(), "a stride is at least 1, not " + stride);
    }
    return stride;
  }

  static boolean isBlockName(String name) {
    return name.matches("block[1-9]\\d{0,3}");
  }

  static int number(String name) {
    return Integer.parseInt(name.substring("block".length()));
  }
}
