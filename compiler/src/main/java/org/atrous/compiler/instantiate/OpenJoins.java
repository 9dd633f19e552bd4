package org.atrous.compiler.instantiate;

import java.util.List;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;

/** Finds the {@code join(open: ...)} of a component. */
final class OpenJoins {
  private OpenJoins() {}

  /** Whether a body has one, in itself or in a block nested in it. */
  static boolean in(Body body) {
    return body.statements().stream()
        .flatMap(statement -> statement.branches().stream())
        .flatMap(chain -> chain.elements().stream())
        .anyMatch(OpenJoins::in);
  }

  private static boolean in(Element element) {
    return element.accept(
        new Element.Visitor<>() {
          @Override
          public Boolean visit(Element.Apply apply) {
            return isOpen(apply) || (apply.body() != null && in(apply.body()));
          }

          @Override
          public Boolean visit(Element.BlockRange range) {
            return false;
          }

          @Override
          public Boolean visit(Element.Repeat repeat) {
            return in(repeat.body());
          }

          @Override
          public Boolean visit(Element.For loop) {
            return in(loop.body());
          }

          @Override
          public Boolean visit(Element.If choice) {
            return in(choice.then()) || (choice.otherwise() != null && in(choice.otherwise()));
          }
        });
  }

  private static boolean isOpen(Element.Apply apply) {
    List<org.atrous.compiler.ast.Argument> arguments = apply.arguments();
    return apply.callee().is("join") && arguments != null && !arguments.isEmpty();
  }
}
