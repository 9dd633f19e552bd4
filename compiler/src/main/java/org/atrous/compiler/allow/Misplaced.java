package org.atrous.compiler.allow;

import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Finds what looks like an allowance where none can stand. */
final class Misplaced implements Element.Visitor<Boolean> {
  private final Diagnostics diagnostics;

  Misplaced(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void in(Body body) {
    for (Statement statement : body.statements()) {
      for (Statement.Chain chain : statement.branches()) {
        chain.elements().forEach(element -> element.accept(this));
      }
    }
  }

  @Override
  public Boolean visit(Element.Apply apply) {
    if (AllowanceReader.isAllow(apply)) {
      diagnostics.report(
          Code.WRONG_PLACE,
          apply.span(),
          "an `allow` can't stand here",
          "",
          "put it on a line of its own, directly in the body of its declaration");
    }
    if (apply.body() != null) {
      in(apply.body());
    }
    return true;
  }

  @Override
  public Boolean visit(Element.BlockRange range) {
    return true;
  }

  @Override
  public Boolean visit(Element.Repeat repeat) {
    in(repeat.body());
    return true;
  }

  @Override
  public Boolean visit(Element.For loop) {
    in(loop.body());
    return true;
  }

  @Override
  public Boolean visit(Element.If choice) {
    in(choice.then());
    if (choice.otherwise() != null) {
      in(choice.otherwise());
    }
    return true;
  }
}
