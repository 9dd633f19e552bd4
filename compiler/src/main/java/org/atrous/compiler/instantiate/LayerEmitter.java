package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Limits;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Adds layers to the graph, with their channels, natural strides, names and rate anchors. */
final class LayerEmitter {
  private final Reporter reporter;
  private final GraphBuilder graph;
  private boolean inTrunk = true;
  private int residualAnchor = Feature.HEAD;
  private int blockAnchor = Feature.HEAD;

  LayerEmitter(Reporter reporter, GraphBuilder graph) {
    this.reporter = reporter;
    this.graph = graph;
  }

  /** From here on nothing is converted. */
  void leaveTrunk() {
    inTrunk = false;
  }

  boolean inTrunk() {
    return inTrunk;
  }

  /**
   * Enters a residual: all that it holds takes its rate from the entry of the outermost one.
   *
   * @return what {@link #leaveResidual} wants back
   */
  int enterResidual(int entry) {
    int before = residualAnchor;
    if (residualAnchor == Feature.HEAD && inTrunk) {
      residualAnchor = graph.feature(entry).naturalStride();
    }
    return before;
  }

  void leaveResidual(int before) {
    residualAnchor = before;
  }

  /** Until called with {@link Feature#HEAD}: layers take their rate from this stride. */
  void anchorBlock(int naturalStride) {
    blockAnchor = naturalStride;
  }

  /**
   * Adds one layer.
   *
   * @param name in its scope; empty for none
   * @return the feature that it makes
   */
  int emit(
      Operation operation,
      List<Integer> inputs,
      Place place,
      String name,
      Map<String, Expression> sources,
      Frame frame,
      Span span) {
    if (graph.features().size() > GraphBuilder.MOST_LAYERS) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          String.format(
              Locale.ROOT, "the network has more than %,d primitives", GraphBuilder.MOST_LAYERS));
    }
    List<Integer> channels = inputs.stream().map(i -> graph.feature(i).channels()).toList();
    String problem = operation.problem(channels);
    if (problem != null) {
      throw reporter.error(
          frame,
          Code.CHANNEL_MISMATCH,
          span,
          problem,
          "",
          operation.joins() ? "bring them to one width: `conv(1x1, WIDTH)` projects" : null);
    }
    int stride = stride(operation, inputs, frame, span);
    int written = multiply(writtenStride(operation, inputs), operation.window(), frame, span);
    int width = operation.channels(channels);
    if (width > Limits.CHANNELS) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          String.format(Locale.ROOT, "a feature of %,d channels is too wide", width),
          "",
          String.format(Locale.ROOT, "at most %,d are possible", Limits.CHANNELS));
    }
    int output = graph.feature(width, stride, written);
    graph.add(
        new Node.Layer(
            output,
            operation,
            inputs,
            place.scope(),
            name,
            anchor(inputs.get(0)),
            place.role(),
            sources,
            frame.trail(),
            span));
    return output;
  }

  private int anchor(int input) {
    if (!inTrunk) {
      return Feature.HEAD;
    }
    if (blockAnchor != Feature.HEAD) {
      return blockAnchor;
    }
    return residualAnchor != Feature.HEAD ? residualAnchor : graph.feature(input).naturalStride();
  }

  private int writtenStride(Operation operation, List<Integer> inputs) {
    return graph.writtenStride(inputs.get(operation.window() == null ? inputs.size() - 1 : 0));
  }

  private int stride(Operation operation, List<Integer> inputs, Frame frame, Span span) {
    if (!inTrunk) {
      return Feature.HEAD;
    }
    List<Integer> strides = new ArrayList<>();
    for (int input : inputs) {
      strides.add(graph.feature(input).naturalStride());
    }
    if (operation.joins() && strides.stream().distinct().count() > 1) {
      Set<Integer> distinct = new TreeSet<>(strides);
      throw reporter.error(
          frame,
          Code.STRIDE_MISMATCH,
          span,
          "branches at strides "
              + String.join(" and ", distinct.stream().map(String::valueOf).toList())
              + " can't be joined",
          "",
          "give all branches the same strides, or `resize` one of them");
    }
    // A resize takes the place of the feature that it is like.
    int from = strides.get(strides.size() - 1);
    return multiply(
        operation.window() == null ? from : strides.get(0), operation.window(), frame, span);
  }

  private int multiply(int stride, @Nullable Window window, Frame frame, Span span) {
    if (window == null) {
      return stride;
    }
    long product = (long) stride * window.stride();
    if (product > Limits.STRIDE) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          String.format(Locale.ROOT, "the stride grows beyond %,d", Limits.STRIDE));
    }
    return (int) product;
  }
}
