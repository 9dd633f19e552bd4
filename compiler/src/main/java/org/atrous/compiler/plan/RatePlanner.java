package org.atrous.compiler.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Limits;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.value.Rate;

/**
 * Spends an output stride (Chen et al. 2017, section 3.1): a layer of the trunk whose stride would
 * exceed it runs at stride 1, and what comes after runs at a rate that much larger. In a head
 * nothing is converted.
 */
final class RatePlanner {
  private final Network network;
  private final int outputStride;

  RatePlanner(Network network, int outputStride) {
    this.network = network;
    this.outputStride = outputStride;
  }

  /** Why a network can't be built at an output stride. */
  static final class NotLegal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Code code;
    private final transient Node.Layer layer;

    NotLegal(Code code, Node.Layer layer, String message) {
      super(message, null, false, false);
      this.code = code;
      this.layer = layer;
    }

    Code code() {
      return code;
    }

    Node.Layer layer() {
      return layer;
    }

    /** What the exception's message says; never null here. */
    String reason() {
      return String.valueOf(getMessage());
    }
  }

  StridePlan plan() throws NotLegal {
    Map<Integer, Window.Running> windows = new HashMap<>();
    for (Node.Layer layer : network.layers()) {
      Window window = layer.operation().window();
      if (window != null) {
        windows.put(layer.output(), running(layer, window));
      }
    }
    return new StridePlan(outputStride, windows);
  }

  private Window.Running running(Node.Layer layer, Window window) throws NotLegal {
    Feature input = network.features().get(layer.inputs().get(0));
    Feature output = network.features().get(layer.output());
    int stride = window.stride();
    int anchorRate = 1;
    if (output.isInTrunk()) {
      stride =
          quotient(
              layer,
              StridePlan.running(output.naturalStride(), outputStride),
              StridePlan.running(input.naturalStride(), outputStride));
      anchorRate =
          quotient(layer, layer.anchor(), StridePlan.running(layer.anchor(), outputStride));
    }
    if (window.isPointwise()) {
      return new Window.Running(1, 1, stride, 1, window.border());
    }
    int height = kernel(layer, window, window.height());
    int width = kernel(layer, window, window.width());
    boolean spent = stride < window.stride();
    if (window.pool()
        && spent
        && window.height() == window.stride()
        && window.width() == window.stride()) {
      return new Window.Running(1, 1, stride, 1, window.border());
    }
    int rate = rate(layer, window.rate(), anchorRate);
    if (stride > 1 && rate > 1) {
      throw new NotLegal(
          Code.STRIDE_AND_RATE,
          layer,
          "stride %d and rate %d in one layer".formatted(stride, rate));
    }
    return new Window.Running(height, width, stride, rate, window.border());
  }

  /**
   * Height or width of a window at the output stride: as written, or in proportion. An odd side is
   * a middle and what lies around it, as in maps of crops of {@code k * OS + 1}, and keeps its
   * middle.
   */
  private int kernel(Node.Layer layer, Window window, int written) throws NotLegal {
    if (window.scaledAt() == Window.FIXED) {
      return written;
    }
    int middle = written % 2;
    long product = (long) (written - middle) * window.scaledAt();
    if (product % outputStride != 0 || product / outputStride + middle > Limits.WINDOW) {
      throw new NotLegal(
          Code.OUTPUT_STRIDE,
          layer,
          "the window `scaled(%dx%d, at: %d)` %s at output stride %d"
              .formatted(
                  window.height(),
                  window.width(),
                  window.scaledAt(),
                  product % outputStride != 0 ? "isn't whole" : "is too large",
                  outputStride));
    }
    return (int) (product / outputStride) + middle;
  }

  /** A stride or rate, which must be whole: side paths of a trunk may have strides of their own. */
  private int quotient(Node.Layer layer, int larger, int smaller) throws NotLegal {
    if (larger % smaller != 0) {
      throw new NotLegal(
          Code.OUTPUT_STRIDE,
          layer,
          "from stride %d to stride %d there is no whole step".formatted(smaller, larger));
    }
    return larger / smaller;
  }

  private int rate(Node.Layer layer, Rate rate, int anchorRate) throws NotLegal {
    OptionalLong running = rate.running(outputStride, anchorRate);
    if (running.isEmpty()) {
      throw new NotLegal(
          Code.OUTPUT_STRIDE,
          layer,
          "the rate `%s` isn't whole at output stride %d".formatted(rate.text(), outputStride));
    }
    long value = running.getAsLong();
    if (value < 1 || value > Limits.RATE) {
      throw new NotLegal(
          Code.BAD_VALUE,
          layer,
          String.format(Locale.ROOT, "a rate of %,d is out of range", value));
    }
    return (int) value;
  }
}
