package org.atrous.compiler.instantiate;

import java.util.List;
import java.util.Map;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** A unit that its block gives a stride or a rate must make something of it. */
final class UnitChecks {
  private final Reporter reporter;
  private final GraphBuilder graph;

  UnitChecks(Reporter reporter, GraphBuilder graph) {
    this.reporter = reporter;
    this.graph = graph;
  }

  /**
   * Checks a unit that has been run.
   *
   * @param name of its component
   * @param given by the block
   */
  void check(
      String name,
      Map<String, Sourced> given,
      int input,
      int output,
      List<Node> nodes,
      Frame frame,
      Span span) {
    stride(name, given.get("stride"), input, output, frame, span);
    Sourced rate = given.get("rate");
    if (rate != null && asks(rate.value()) && !usesRate(nodes)) {
      throw reporter.error(
          frame,
          Code.MULTIGRID,
          span,
          "`%s` declares `rate`, but none of its windows takes it".formatted(name),
          "",
          "hand it on, for example `conv(3x3, width, rate: rate)`");
    }
  }

  private void stride(
      String name, @Nullable Sourced stride, int input, int output, Frame frame, Span span) {
    if (stride == null || !(stride.value() instanceof Value.IntValue whole)) {
      return;
    }
    long made = graph.writtenStride(output) / Math.max(1, graph.writtenStride(input));
    if (made != whole.value()) {
      throw reporter.error(
          frame,
          Code.STRIDE_MISMATCH,
          span,
          "`%s` gets `stride: %d` from its block, but makes a stride of %d"
              .formatted(name, whole.value(), made),
          "",
          "hand it on to the layer that makes the step, for example"
              + " `conv(3x3, width, stride: stride)`");
    }
  }

  private static boolean asks(Value rate) {
    Value one = new Value.IntValue(1);
    return rate instanceof Value.ListValue list
        ? list.items().stream().anyMatch(item -> !item.equals(one))
        : !rate.equals(one);
  }

  private static boolean usesRate(List<Node> nodes) {
    return nodes.stream()
        .flatMap(Node::layers)
        .map(layer -> layer.operation().window())
        .anyMatch(window -> window != null && takesRate(window));
  }

  private static boolean takesRate(Window window) {
    return !window.isPointwise() && !window.rate().equals(new Rate.Relative(1));
  }
}
