package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code auxiliary(trunk.block3, weight: 0.4) { ... }}: a head that takes a tap, whose loss is
 * added in training. What flows through the network stays as it is.
 */
final class AuxiliaryReader {
  private static final String NAME = "auxiliary";
  private static final double USUAL_WEIGHT = 0.4;

  private final Reporter reporter;
  private final Evaluator evaluator;
  private final GraphBuilder graph;
  private final BodyInstantiator bodies;
  private final List<Network.Auxiliary> heads = new ArrayList<>();

  AuxiliaryReader(
      Reporter reporter, Evaluator evaluator, GraphBuilder graph, BodyInstantiator bodies) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.graph = graph;
    this.bodies = bodies;
  }

  /** Whether a statement is an auxiliary head. */
  static boolean isAuxiliary(Statement statement) {
    return statement.branches().get(0).elements().get(0) instanceof Element.Apply apply
        && apply.callee().is(NAME);
  }

  /** The heads so far. */
  List<Network.Auxiliary> heads() {
    return heads;
  }

  void read(Statement statement, Frame frame) {
    List<Element> elements = statement.branches().get(0).elements();
    Element.Apply apply = (Element.Apply) elements.get(0);
    Body body = apply.body();
    if (statement.branches().size() != 1
        || elements.size() != 1
        || statement.alias() != null
        || body == null
        || apply.arguments() == null) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          statement.span(),
          "an auxiliary head stands on a line of its own",
          "",
          "write `auxiliary(backbone.block3, weight: 0.4) { ... }`");
    }
    int tap = -1;
    double weight = USUAL_WEIGHT;
    for (int i = 0; i < apply.arguments().size(); i++) {
      Argument argument = apply.arguments().get(i);
      Identifier name = argument.name();
      if (i == 0 && name == null) {
        tap = tap(argument, frame);
      } else if (name != null && name.text().equals("weight")) {
        weight = weight(argument, frame);
      } else {
        throw reporter.error(
            frame,
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            "`auxiliary` takes a feature and its loss's `weight`");
      }
    }
    if (tap < 0) {
      throw reporter.error(
          frame,
          Code.MISSING_ARGUMENT,
          apply.span(),
          "`auxiliary` needs the feature that it takes",
          "",
          "for example `auxiliary(backbone.block3)`");
    }
    heads.add(new Network.Auxiliary(weight, region(body, apply.span(), frame, tap)));
  }

  private Node.Region region(Body body, Span span, Frame frame, int tap) {
    String segment = graph.segment("", NAME);
    graph.openRegion();
    Place place = Place.component(segment, OpenBranches.none());
    int output = bodies.flow(body, frame.nested(), place, tap);
    List<Node> nodes = graph.close();
    return new Node.Region(
        Node.Kind.AUXILIARY,
        NAME,
        segment,
        segment,
        List.of(tap),
        output,
        Map.of(),
        nodes,
        "",
        "",
        span,
        span);
  }

  private int tap(Argument argument, Frame frame) {
    Value value = evaluator.evaluate(argument.value(), Type.Simple.FEATURE, frame, "the feature");
    return ((Value.FeatureValue) value).id();
  }

  private double weight(Argument argument, Frame frame) {
    Value value = evaluator.evaluate(argument.value(), Type.Simple.FLOAT, frame, "`weight`");
    double weight = ((Value.FloatValue) value).value();
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw reporter.error(
          frame, Code.BAD_VALUE, argument.span(), "`weight` must be a number above 0");
    }
    return weight;
  }

  /** Reports heads that don't score the classes of the network. */
  void check(int logits, Frame frame) {
    int classes = graph.feature(logits).channels();
    for (Network.Auxiliary head : heads) {
      int own = graph.feature(head.region().output()).channels();
      if (own != classes) {
        throw reporter.error(
            frame,
            Code.CHANNEL_MISMATCH,
            head.region().span(),
            "the auxiliary head makes %d channels, but the network %d".formatted(own, classes),
            "",
            firstHelp(head));
      }
    }
  }

  private static @Nullable String firstHelp(Network.Auxiliary head) {
    return head.region().nodes().isEmpty()
        ? "let it end in scores, for example `fcn_head(classes)`"
        : "both score the same classes: give its last layer as many";
  }
}
