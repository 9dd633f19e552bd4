package org.atrous.compiler.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What a network is made of, in the order in which it is built. */
public sealed interface Node {
  Span span();

  /** The features that it takes. */
  List<Integer> uses();

  /** The layers in it, in the order in which they are built. */
  Stream<Layer> layers();

  /** The taps in it, in the order in which they are built. */
  Stream<Tap> taps();

  /** Itself, if it is a region. */
  Optional<Region> asRegion();

  <R> R accept(Visitor<R> visitor);

  /**
   * One primitive.
   *
   * @param output the feature it makes
   * @param inputs the features it takes
   * @param scope full name of the scope that its variables lie in, {@code backbone/block1/unit1}
   * @param name of the layer in its scope, {@code conv2}; empty for a layer without one
   * @param anchor natural stride that decides its atrous rate, {@link Feature#HEAD} in a head
   * @param role what its output is to the code around it, for a readable variable's name
   * @param sources the expressions that its arguments were written as, by argument
   * @param trail the instantiations that lead to it, innermost first
   */
  record Layer(
      int output,
      Operation operation,
      List<Integer> inputs,
      String scope,
      String name,
      int anchor,
      String role,
      Map<String, Expression> sources,
      List<Diagnostic.Trail> trail,
      Span span)
      implements Node {
    public Layer {
      inputs = List.copyOf(inputs);
      sources = Map.copyOf(sources);
      trail = List.copyOf(trail);
    }

    /** A finding about this layer, shown where its reader can mend it. */
    public Diagnostic finding(Code code, String message, String label, @Nullable String help) {
      return new Diagnostic(code, span, message, label, help, trail).atUserText();
    }

    /** {@code backbone/block1/unit1/conv2}. */
    public String path() {
      return scope.isEmpty() ? name : scope + "/" + name;
    }

    @Override
    public List<Integer> uses() {
      return inputs;
    }

    @Override
    public Stream<Layer> layers() {
      return Stream.of(this);
    }

    @Override
    public Stream<Tap> taps() {
      return Stream.empty();
    }

    @Override
    public Optional<Region> asRegion() {
      return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An instance of a component, a block, or the network itself.
   *
   * @param name of the component or block
   * @param scope full name of its scope
   * @param segment what it adds to its surroundings' scope; empty where it adds nothing
   * @param inputs the features it takes: the flowing one first, then branches that the caller adds
   * @param output the feature that flows on
   * @param arguments of the component, by parameter, in the order of declaration
   * @param origins where the arguments came from, by parameter
   * @param role what its output is to the code around it
   * @param doc the component's doc comment
   * @param declared where the component stands
   * @param span where it is called
   */
  record Region(
      Kind kind,
      String name,
      String scope,
      String segment,
      List<Integer> inputs,
      int output,
      Map<String, Value> arguments,
      Map<String, Origin> origins,
      List<Node> nodes,
      String role,
      String doc,
      Span declared,
      Span span)
      implements Node {
    public Region {
      inputs = List.copyOf(inputs);
      nodes = List.copyOf(nodes);
    }

    /** A region that nobody gave arguments. */
    public Region(
        Kind kind,
        String name,
        String scope,
        String segment,
        List<Integer> inputs,
        int output,
        Map<String, Value> arguments,
        List<Node> nodes,
        String role,
        String doc,
        Span declared,
        Span span) {
      this(
          kind, name, scope, segment, inputs, output, arguments, Map.of(), nodes, role, doc,
          declared, span);
    }

    /** The same region with other nodes in it. */
    public Region withNodes(List<Node> others) {
      return new Region(
          kind, name, scope, segment, inputs, output, arguments, origins, others, role, doc,
          declared, span);
    }

    /** The regions directly in it. */
    public List<Region> regions() {
      return nodes.stream().flatMap(node -> node.asRegion().stream()).toList();
    }

    @Override
    public List<Integer> uses() {
      return inputs;
    }

    @Override
    public Stream<Layer> layers() {
      return nodes.stream().flatMap(Node::layers);
    }

    @Override
    public Stream<Tap> taps() {
      return nodes.stream().flatMap(Node::taps);
    }

    @Override
    public Optional<Region> asRegion() {
      return Optional.of(this);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A name for a feature, by which code elsewhere finds it.
   *
   * @param name in its scope
   */
  record Tap(String scope, String name, int feature, Span span) implements Node {
    /** {@code backbone/block3}. */
    public String path() {
      return scope.isEmpty() ? name : scope + "/" + name;
    }

    @Override
    public List<Integer> uses() {
      return List.of(feature);
    }

    @Override
    public Stream<Layer> layers() {
      return Stream.empty();
    }

    @Override
    public Stream<Tap> taps() {
      return Stream.of(this);
    }

    @Override
    public Optional<Region> asRegion() {
      return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What a region is an instance of. */
  enum Kind {
    NETWORK,
    BACKBONE,
    BLOCK,
    COMPONENT,
    /** A head beside the network, whose loss is added in training. */
    AUXILIARY
  }

  /** One method a kind of node; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(Layer layer);

    R visit(Region region);

    R visit(Tap tap);
  }
}
