package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.ast.TypeReference;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.primitive.Arguments;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.primitive.OutOfRangeException;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Runs what a name in a chain stands for: a construct, a primitive, or a component. */
final class ElementInstantiator {
  /** What flows out of {@code drop}: no feature at all. */
  static final int DROPPED = -1;

  private static final int DEEPEST = 64;

  private final Reporter reporter;
  private final Evaluator evaluator;
  private final GraphBuilder graph;
  private final LayerEmitter emitter;
  private final BodyInstantiator bodies;
  private final BranchInstantiator branches;
  private final UnitChecks unitChecks;

  ElementInstantiator(
      Reporter reporter,
      Evaluator evaluator,
      GraphBuilder graph,
      LayerEmitter emitter,
      BodyInstantiator bodies) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.graph = graph;
    this.emitter = emitter;
    this.bodies = bodies;
    this.unitChecks = new UnitChecks(reporter, graph);
    this.branches = new BranchInstantiator(reporter, evaluator, graph, emitter, bodies, this);
  }

  BranchInstantiator branches() {
    return branches;
  }

  /** Whether the element is one of the language's own, not a component. */
  boolean isConstruct(Element.Apply apply) {
    return apply.body() != null || apply.callee().is("input");
  }

  /** The feature with which a chain begins, if its first element names one. */
  Optional<Integer> tap(Element element, Frame frame) {
    if (!(element instanceof Element.Apply apply)
        || apply.arguments() != null
        || apply.body() != null) {
      return Optional.empty();
    }
    if (apply.callee().is("input")) {
      return Optional.of(frame.input());
    }
    return Optional.ofNullable(evaluator.names().feature(apply.callee(), frame));
  }

  int apply(
      Element.Apply apply,
      String alias,
      Frame frame,
      Place place,
      List<Integer> extras,
      int input) {
    if (apply.body() != null) {
      return switch (apply.callee().text()) {
        case "residual" -> branches.residual(apply, apply.body(), frame, place, input);
        case "join" -> branches.join(apply, apply.body(), frame, place, input);
        default -> throw noBody(apply, frame);
      };
    }
    Callable callee = evaluator.names().callable(apply.callee(), frame, evaluator);
    List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
    return call(callee, arguments, Map.of(), alias, frame, place, extras, input, apply.span());
  }

  private Abort noBody(Element.Apply apply, Frame frame) {
    String name = apply.callee().text();
    if (BlockDeclaration.isBlockName(name)) {
      return reporter.error(
          frame,
          Code.WRONG_PLACE,
          apply.callee().span(),
          "`%s` can't be declared here".formatted(name),
          "",
          "a block stands on a line of its own, directly in the body of its backbone");
    }
    if (name.equals("auxiliary")) {
      return reporter.error(
          frame,
          Code.WRONG_PLACE,
          apply.callee().span(),
          "an auxiliary head can't stand here",
          "",
          "it stands directly in the body of a network, after the `backbone`");
    }
    return reporter.error(
        frame, Code.WRONG_PLACE, apply.span(), "`%s` takes no body".formatted(name));
  }

  /**
   * Calls a component or primitive.
   *
   * @param supplied arguments that the construct around it gives
   * @param alias the name that the spec gives the call; empty for none
   * @return the feature that flows out, or {@link #DROPPED}
   */
  int call(
      Callable callee,
      List<Argument> arguments,
      Map<String, Sourced> supplied,
      String alias,
      Frame frame,
      Place place,
      List<Integer> extras,
      int input,
      Span span) {
    if (callee instanceof Callable.OfModule module) {
      return module(module, arguments, supplied, alias, frame, place, extras, input, span);
    }
    Map<String, Sourced> given =
        evaluator.binder().given(callee, arguments, frame, supplied.keySet());
    if (callee instanceof Callable.OfPrimitive primitive) {
      Arguments complete = evaluator.binder().complete(primitive, given, frame, span);
      return primitive(primitive, complete, arguments, alias, frame, place, input, span);
    }
    return callee == Callable.Builtin.DROP ? DROPPED : input;
  }

  private int primitive(
      Callable.OfPrimitive callee,
      Arguments complete,
      List<Argument> arguments,
      String alias,
      Frame frame,
      Place place,
      int input,
      Span span) {
    Map<String, Expression> sources = sources(callee, arguments, frame);
    List<Operation> operations;
    try {
      operations = callee.primitive().operation().apply(complete);
    } catch (OutOfRangeException e) {
      Expression source = sources.get(e.argument());
      throw reporter.error(
          frame,
          Code.BAD_VALUE,
          source == null ? span : source.span(),
          String.valueOf(e.getMessage()));
    }
    if (operations.isEmpty()) {
      return input;
    }
    List<Integer> inputs = new ArrayList<>(List.of(input));
    for (Primitive.Parameter parameter : callee.primitive().parameters()) {
      if (complete.values().get(parameter.name()) instanceof Value.FeatureValue other) {
        inputs.add(other.id());
      }
    }
    String name = "";
    if (operations.get(0).call().named()) {
      name =
          alias.isEmpty()
              ? graph.ordinal(place.scope(), operations.get(0).name())
              : graph.segment(place.scope(), alias);
    }
    int output = input;
    for (Operation operation : operations) {
      output = emitter.emit(operation, inputs, place, name, sources, frame, span);
      inputs = List.of(output);
    }
    return output;
  }

  /** The expressions of the arguments as written, by parameter; of a choice, what is chosen. */
  private Map<String, Expression> sources(
      Callable.OfPrimitive callee, List<Argument> arguments, Frame frame) {
    Map<String, Expression> sources = new HashMap<>();
    List<String> free =
        callee.parameterNames().stream().filter(n -> !callee.bound().containsKey(n)).toList();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Expression value = argument.value();
      while (value instanceof Expression.Conditional choice) {
        value = evaluator.condition(choice.condition(), frame) ? choice.then() : choice.otherwise();
      }
      sources.put(argument.name() == null ? free.get(i) : argument.name().text(), value);
    }
    return sources;
  }

  int module(
      Callable.OfModule callee,
      List<Argument> arguments,
      Map<String, Sourced> fromConstruct,
      String alias,
      Frame frame,
      Place place,
      List<Integer> extras,
      int input,
      Span span) {
    Declaration.Module module = callee.module();
    if (module.kind() != Declaration.Kind.COMPONENT || module.body() == null) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          span,
          "`%s` is a %s, not a component"
              .formatted(
                  module.name().text(),
                  module.kind() == Declaration.Kind.NETWORK ? "network" : "backbone"),
          "",
          module.kind() == Declaration.Kind.BACKBONE
              ? "write `backbone %s`".formatted(module.name().text())
              : null);
    }
    checkDepth(callee, frame, span);
    Map<String, Sourced> supplied = new LinkedHashMap<>(fromConstruct);
    UnitCounter units = place.units();
    boolean isUnit = units != null && declares(module, "stride");
    if (units != null && isUnit) {
      supplied.putAll(units.next(input, declares(module, "rate"), takesRateList(module)));
      if (units.atStep()) {
        nameBlock(place, input, span);
      }
    }
    supplied.keySet().removeIf(name -> !declares(module, name));
    Map<String, Sourced> given =
        new LinkedHashMap<>(evaluator.binder().given(callee, arguments, frame, supplied.keySet()));
    given.putAll(supplied);
    String name = module.name().text();
    Frame body = frame.call(callee, span, input);
    evaluator.binder().complete(callee, given, body, span);
    Map<String, Value> values = body.own();
    Map<String, Origin> origins = body.origins();
    String segment = segment(place, alias, isUnit, units, name);
    OpenBranches added = new OpenBranches(extras);
    Place inside = Place.component(place.child(segment), added);
    graph.openRegion();
    int output = bodies.run(module.body(), body, inside, input);
    List<Node> nodes = graph.close();
    if (!extras.isEmpty() && !added.isTaken()) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          span,
          "with these arguments `%s` has no open join to add a branch to".formatted(name));
    }
    if (output == DROPPED || nodes.isEmpty()) {
      return output;
    }
    if (isUnit) {
      unitChecks.check(name, supplied, input, output, nodes, frame, span);
      graph.nameUnit(inside.scope(), output);
    }
    List<Integer> inputs = new ArrayList<>(List.of(input));
    inputs.addAll(extras);
    graph.add(
        new Node.Region(
            Node.Kind.COMPONENT,
            name,
            inside.scope(),
            segment,
            inputs,
            output,
            values,
            origins,
            nodes,
            place.role(),
            module.doc(),
            module.name().span(),
            span));
    return output;
  }

  private void nameBlock(Place place, int feature, Span span) {
    int slash = place.scope().lastIndexOf('/');
    graph.name(
        place.scope().substring(0, slash), place.scope().substring(slash + 1), feature, span);
  }

  private String segment(
      Place place, String alias, boolean isUnit, @Nullable UnitCounter units, String name) {
    if (isUnit && units != null) {
      return "unit" + units.count();
    }
    if (!alias.isEmpty()) {
      return graph.segment(place.scope(), alias);
    }
    return place.kind() == Place.Kind.NETWORK ? graph.segment("", name) : "";
  }

  private void checkDepth(Callable.OfModule callee, Frame frame, Span span) {
    if (frame.isInside(callee.module())) {
      throw reporter.error(
          frame,
          Code.RECURSION,
          span,
          "`%s` leads back to itself: components can't be recursive"
              .formatted(callee.declaredName()));
    }
    if (frame.trail().size() > DEEPEST) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          "components are nested more than %d deep".formatted(DEEPEST));
    }
  }

  static boolean declares(Declaration.Module module, String parameter) {
    return module.parameters().stream().anyMatch(p -> p.name().text().equals(parameter));
  }

  private static boolean takesRateList(Declaration.Module module) {
    return module.parameters().stream()
        .filter(p -> p.name().text().equals("rate"))
        .map(Parameter::type)
        .anyMatch(TypeReference.ListOf.class::isInstance);
  }
}
