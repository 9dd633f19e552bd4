package org.atrous.compiler.instantiate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.ir.Provenance;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Expands one network:
 *
 * <ol>
 *   <li>finds its body, through {@code network A = B(...)}, and its dialect;
 *   <li>completes its arguments with those given by hand and the defaults;
 *   <li>runs the trunk, with the refinements that follow it;
 *   <li>runs the head, in which nothing is converted.
 * </ol>
 */
public final class NetworkInstantiator {
  /** The scope of the trunk. */
  private static final String TRUNK = "backbone";

  private final Diagnostics diagnostics;
  // Bodies of networks that grew beyond all bounds: said once, and not tried again with other
  // arguments.
  private final Set<Span> tooLarge = new HashSet<>();

  public NetworkInstantiator(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Expands a network.
   *
   * @param overrides arguments given by hand: settings of a recipe are not among them
   * @return the network, or empty after an error, which was reported
   */
  public Optional<Network> instantiate(
      Declaration.Module declaration, FileScope home, Map<String, GivenArgument> overrides) {
    Run run = new Run(declaration, home, overrides);
    try {
      return Optional.of(run.network());
    } catch (Abort e) {
      if (run.graph.isFull() && run.expanded != null) {
        tooLarge.add(run.expanded.span());
      }
      return Optional.empty();
    }
  }

  /** The expansion of one network. */
  private final class Run {
    private final Declaration.Module declaration;
    private final FileScope home;
    private final Map<String, GivenArgument> overrides;
    private final Reporter reporter = new Reporter(diagnostics);
    private @Nullable Body expanded;
    private final GraphBuilder graph = new GraphBuilder();
    private final LayerEmitter emitter = new LayerEmitter(reporter, graph);

    Run(Declaration.Module declaration, FileScope home, Map<String, GivenArgument> overrides) {
      this.declaration = declaration;
      this.home = home;
      this.overrides = overrides;
    }

    Network network() {
      DialectResolver dialects = new DialectResolver(reporter);
      Evaluator plain =
          new Evaluator(reporter, new NameLookup(reporter, new Dialect("none", Map.of()), graph));
      Callable.OfModule target = target(plain);
      Body body = bodyOf(target);
      expanded = body;
      if (tooLarge.contains(body.span())) {
        throw new Abort();
      }
      Dialect dialect = dialects.resolve(declaration, home);
      Evaluator evaluator = new Evaluator(reporter, new NameLookup(reporter, dialect, graph));
      Span span = declaration.name().span();
      Frame caller = Frame.ofFile(target.home());
      Frame frame = caller.call(target, declaration.name().text(), span, 0);
      evaluator.binder().complete(target, given(target, evaluator), frame, span);
      Map<String, Value> arguments = frame.own();
      Map<String, Origin> origins = frame.origins();
      BodyInstantiator bodies = new BodyInstantiator(reporter, evaluator, graph, emitter);
      boolean byStage =
          evaluator
              .names()
              .setting("dilate", new Type.Words(List.of("unit", "stage")), frame, span, evaluator)
              .equals(new Value.WordValue("stage"));
      TrunkInstantiator trunk =
          new TrunkInstantiator(reporter, evaluator, graph, emitter, bodies, byStage);
      graph.name("", "image", 0, span);
      graph.reserve(TRUNK);
      NormalizationReader input = new NormalizationReader(reporter, evaluator, dialect);
      AuxiliaryReader heads = new AuxiliaryReader(reporter, evaluator, graph, bodies);
      int output =
          bodies.flowing(run(body, frame, evaluator, bodies, trunk, input, heads), body, frame);
      List<Node> nodes = graph.close();
      if (emitter.inTrunk()) {
        throw reporter.error(
            frame,
            Code.NO_LOGITS,
            span,
            "the network has no `backbone`",
            "",
            "begin its body with a line `backbone NAME`");
      }
      heads.check(output, frame);
      Node.Region root =
          new Node.Region(
              Node.Kind.NETWORK,
              declaration.name().text(),
              "",
              "",
              List.of(0),
              output,
              arguments,
              origins,
              UnitTaps.insert(nodes, graph.usedUnits()),
              "",
              declaration.doc(),
              span,
              span);
      return new Network(
          declaration.name().text(),
          declaration.doc(),
          span,
          dialect.name(),
          input.normalization(frame, span),
          new TrainingDefaultsReader(evaluator, frame, span).read(),
          new Provenance(evaluator.names().settings(), input.origin(span)),
          graph.features(),
          trunk.blocks(),
          root,
          heads.heads());
    }

    private Callable.OfModule target(Evaluator evaluator) {
      if (declaration.alias() == null) {
        return new Callable.OfModule(declaration, home, Map.of());
      }
      Value value = evaluator.any(declaration.alias(), Frame.ofFile(home));
      if (value instanceof Callable.OfModule module
          && module.module().kind() == Declaration.Kind.NETWORK) {
        return module;
      }
      throw reporter.error(
          Frame.ofFile(home),
          Code.WRONG_TYPE,
          declaration.alias().span(),
          "`%s` must be a network, but this isn't one".formatted(declaration.name().text()),
          "",
          "for a network of your own, write its body: `network %s { ... }`"
              .formatted(declaration.name().text()));
    }

    private Map<String, Sourced> given(Callable.OfModule target, Evaluator evaluator) {
      Map<String, Sourced> given = new java.util.LinkedHashMap<>();
      for (var parameter : target.module().parameters()) {
        GivenArgument argument = overrides.get(parameter.name().text());
        if (argument != null) {
          Frame frame = Frame.ofFile(home);
          given.put(
              parameter.name().text(),
              new Sourced(
                  evaluator.evaluate(
                      argument.value(),
                      evaluator.binder().type(parameter, frame),
                      frame,
                      "`" + parameter.name().text() + "`"),
                  Origin.of(Origin.Kind.OVERRIDE, argument.value().span())));
        }
      }
      return given;
    }

    private int run(
        Body body,
        Frame frame,
        Evaluator evaluator,
        BodyInstantiator bodies,
        TrunkInstantiator trunk,
        NormalizationReader input,
        AuxiliaryReader heads) {
      int current = 0;
      List<Statement> statements = body.statements();
      for (int i = 0; i < statements.size(); i++) {
        Statement statement = statements.get(i);
        Element first = statement.branches().get(0).elements().get(0);
        if (NormalizationReader.isInput(statement)) {
          input.read(statement, frame);
        } else if (AuxiliaryReader.isAuxiliary(statement) && !emitter.inTrunk()) {
          heads.read(statement, frame);
        } else if (first instanceof Element.Apply apply && apply.callee().is("backbone")) {
          Refinements refinements = Refinements.none();
          while (i + 1 < statements.size()
              && Refinements.isRefinement(statements.get(i + 1), frame)) {
            refinements.add(statements.get(++i), frame, evaluator, reporter);
          }
          current = backbone(statement, frame, evaluator, trunk, refinements, current);
          bodies.name(statement, frame, Place.network(), current);
        } else if (Refinements.isRefinement(statement, frame)) {
          throw reporter.error(
              frame,
              Code.WRONG_PLACE,
              statement.span(),
              "a refinement of blocks stands directly after its `backbone`",
              "",
              "move this line up");
        } else {
          current = statement(statement, frame, bodies, current);
        }
      }
      if (reporter.isAfterError()) {
        throw new Abort();
      }
      return current;
    }

    /** A mistake in the head leaves the flow as it was, so that others are found as well. */
    private int statement(Statement statement, Frame frame, BodyInstantiator bodies, int current) {
      try {
        return bodies.statement(statement, frame, Place.network(), current);
      } catch (Abort e) {
        if (emitter.inTrunk()) {
          throw e;
        }
        reporter.goOnAfterError();
        bodies.name(statement, frame, Place.network(), current);
        return current;
      }
    }

    private int backbone(
        Statement statement,
        Frame frame,
        Evaluator evaluator,
        TrunkInstantiator trunk,
        Refinements refinements,
        int input) {
      List<Element> elements = statement.branches().get(0).elements();
      if (!emitter.inTrunk()) {
        throw reporter.error(
            frame, Code.DUPLICATE, statement.span(), "a network has one `backbone`");
      }
      Element.Apply keyword = (Element.Apply) elements.get(0);
      Frame body;
      Body code;
      String name = "backbone";
      String doc = "";
      Span declared = keyword.span();
      if (keyword.body() != null && elements.size() == 1) {
        body = frame.nested();
        code = keyword.body();
      } else {
        if (elements.size() != 2
            || !(elements.get(1) instanceof Element.Apply apply)
            || apply.body() != null
            || statement.branches().size() != 1) {
          throw reporter.error(
              frame,
              Code.WRONG_PLACE,
              statement.span(),
              "a `backbone` line names one backbone, and nothing else");
        }
        Callable callee = evaluator.names().callable(apply.callee(), frame, evaluator);
        if (!(callee instanceof Callable.OfModule module) || !module.isBackbone()) {
          throw reporter.error(
              frame,
              Code.WRONG_TYPE,
              apply.span(),
              "`%s` is no backbone".formatted(apply.callee().text()),
              "",
              "a trunk of your own is written `backbone { ... }`");
        }
        List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
        Map<String, Sourced> given = evaluator.binder().given(callee, arguments, frame, List.of());
        body = frame.call(module, apply.span(), input);
        evaluator.binder().complete(module, given, body, apply.span());
        code = bodyOf(module);
        name = module.declaredName();
        doc = module.module().doc();
        declared = module.module().name().span();
      }
      Map<String, Value> arguments = body.own();
      Map<String, Origin> origins = body.origins();
      graph.openRegion();
      int output = trunk.run(code, body, Place.backbone(TRUNK), refinements, input);
      List<Node> nodes = graph.close();
      emitter.leaveTrunk();
      graph.add(
          new Node.Region(
              Node.Kind.BACKBONE,
              name,
              TRUNK,
              TRUNK,
              List.of(input),
              output,
              arguments,
              origins,
              nodes,
              "",
              doc,
              declared,
              statement.span()));
      return output;
    }

    private Body bodyOf(Callable.OfModule module) {
      Body body = module.module().body();
      if (body == null) {
        throw new IllegalStateException("an alias was not followed: " + module.declaredName());
      }
      return body;
    }
  }
}
