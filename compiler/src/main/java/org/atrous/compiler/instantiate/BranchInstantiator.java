package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Runs what has several paths from one feature: {@code residual}, {@code join} and {@code +}. */
final class BranchInstantiator {
  private static final int MOST_BRANCHES = 1_024;
  private static final Type OPEN = new Type.Words(List.of("first", "last"));

  private final Reporter reporter;
  private final Evaluator evaluator;
  private final GraphBuilder graph;
  private final LayerEmitter emitter;
  private final BodyInstantiator bodies;
  private final ElementInstantiator elements;

  BranchInstantiator(
      Reporter reporter,
      Evaluator evaluator,
      GraphBuilder graph,
      LayerEmitter emitter,
      BodyInstantiator bodies,
      ElementInstantiator elements) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.graph = graph;
    this.emitter = emitter;
    this.bodies = bodies;
    this.elements = elements;
  }

  /** The main path, a shortcut beside it, and their sum. */
  int residual(Element.Apply apply, Body body, Frame frame, Place place, int input) {
    Argument given = only(apply, "shortcut", frame);
    Callable shortcut = Callable.Builtin.IDENTITY;
    if (given != null) {
      shortcut =
          (Callable)
              evaluator.evaluate(given.value(), Type.Simple.COMPONENT, frame, "the shortcut");
    }
    int before = emitter.enterResidual(input);
    int main = bodies.flow(body, frame.nested(), place.withoutUnits(), input);
    Origin origin = Origin.of(Origin.Kind.RESIDUAL, apply.span());
    int stride = graph.writtenStride(main) / Math.max(1, graph.writtenStride(input));
    Map<String, Sourced> supplied = new LinkedHashMap<>();
    supplied.put("width", new Sourced(new Value.IntValue(graph.feature(main).channels()), origin));
    supplied.put("stride", new Sourced(new Value.IntValue(stride), origin));
    int other = shortcut(shortcut, supplied, frame, place, input, apply.span());
    emitter.leaveResidual(before);
    return other == ElementInstantiator.DROPPED
        ? main
        : emitter.emit(
            Primitives.add(), List.of(main, other), place, "", Map.of(), frame, apply.span());
  }

  /** Calls a shortcut, in the segment `shortcut` of its surroundings. */
  private int shortcut(
      Callable shortcut,
      Map<String, Sourced> supplied,
      Frame frame,
      Place place,
      int input,
      Span span) {
    Place beside =
        new Place(place.scope(), Place.Kind.COMPONENT, null, OpenBranches.none(), "shortcut");
    return shortcut instanceof Callable.OfModule module
        ? elements.module(
            module, List.of(), supplied, "shortcut", frame, beside, List.of(), input, span)
        : elements.call(
            shortcut, List.of(), Map.of(), "shortcut", frame, beside, List.of(), input, span);
  }

  /** Branches from one feature, side by side, with those that the caller adds. */
  int join(Element.Apply apply, Body body, Frame frame, Place place, int input) {
    List<Integer> branches = new ArrayList<>();
    Argument given = only(apply, "open", frame);
    bodies.collect(body, frame.nested(), place.withoutUnits(), input, branches, apply.span());
    if (given != null) {
      Value open = evaluator.evaluate(given.value(), OPEN, frame, "`open`");
      if (!place.extras().take()) {
        throw reporter.error(
            frame,
            Code.WRONG_PLACE,
            apply.callee().span(),
            "a component has one open join",
            "this is another one",
            "leave `open` out where no branch is added");
      }
      int at = open.equals(new Value.WordValue("first")) ? 0 : branches.size();
      branches.addAll(at, place.extras().features());
    }
    return concat(branches, frame, place, apply.span());
  }

  /** The one argument that a construct takes, or null where it is left out. */
  private @Nullable Argument only(Element.Apply apply, String name, Frame frame) {
    List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Identifier given = arguments.get(i).name();
      if (i > 0 || (given != null && !given.text().equals(name))) {
        throw reporter.error(
            frame,
            Code.UNKNOWN_ARGUMENT,
            arguments.get(i).span(),
            "`%s` takes one argument, `%s`".formatted(apply.callee().text(), name));
      }
    }
    return arguments.isEmpty() ? null : arguments.get(0);
  }

  /** The concatenation of branches; one alone stands for itself. */
  int concat(List<Integer> branches, Frame frame, Place place, Span span) {
    if (branches.isEmpty() || branches.contains(ElementInstantiator.DROPPED)) {
      throw reporter.error(
          frame,
          Code.BAD_VALUE,
          span,
          branches.isEmpty() ? "a join needs a branch" : "`drop` can't be a branch of a join");
    }
    if (branches.size() > MOST_BRANCHES) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          String.format(
              Locale.ROOT,
              "a join has at most %,d branches, not %,d",
              MOST_BRANCHES,
              branches.size()),
          "",
          "join some of them in components of their own");
    }
    return branches.size() == 1
        ? branches.get(0)
        : emitter.emit(Primitives.concat(), branches, place, "", Map.of(), frame, span);
  }
}
