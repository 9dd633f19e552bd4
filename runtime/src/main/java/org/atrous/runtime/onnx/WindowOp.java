package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * The window of a convolution or pool, as TensorFlow has it. ONNX Runtime refuses {@code auto_pad}
 * for dilated kernels and pads of a pool that are as large as its window; neither is ever written.
 *
 * @param op whose window it is
 * @param kernel taps, height and width
 * @param strides height and width
 * @param dilations height and width
 */
record WindowOp(SourceOp op, List<Long> kernel, List<Long> strides, List<Long> dilations) {
  private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);

  /** That of a convolution, whose attributes say everything but the taps. */
  static WindowOp convolution(SourceOp op, long height, long width) {
    requireChannelsLast(op);
    return new WindowOp(
        op,
        List.of(height, width),
        ofMap(op, op.integers("strides", ONES)),
        ofMap(op, op.integers("dilations", ONES)));
  }

  /** That of a pool. */
  static WindowOp pool(SourceOp op, List<Long> kernel, List<Long> strides) {
    requireChannelsLast(op);
    return new WindowOp(op, ofMap(op, kernel), ofMap(op, strides), List.of(1L, 1L));
  }

  static void requireChannelsLast(SourceOp op) {
    String format = op.text("data_format", "NHWC");
    if (!format.equals("NHWC")) {
      throw OnnxException.unsupported(op, "with data format `%s`".formatted(format));
    }
  }

  /** Height and width of four numbers, one an axis. */
  private static List<Long> ofMap(SourceOp op, List<Long> byAxis) {
    if (byAxis.size() != 4 || byAxis.get(0) != 1 || byAxis.get(3) != 1) {
      throw OnnxException.unsupported(op, "with a window over images or channels");
    }
    return List.of(byAxis.get(1), byAxis.get(2));
  }

  /** The feature that the window goes over: a padding before a valid window is part of it. */
  Padded source(TensorName x, float filler, Translation to) {
    return isValid() ? Padded.of(x, filler, to) : Padded.not(x);
  }

  private boolean isValid() {
    return padding().equals("VALID");
  }

  private String padding() {
    return op.text("padding", "VALID");
  }

  /** Strides, and where there are some, dilations and pads. */
  List<AttributeProto> attributes(Padded x, Translation to) {
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(Attributes.integers("kernel_shape", kernel));
    attributes.add(Attributes.integers("strides", strides));
    if (!dilations.equals(List.of(1L, 1L))) {
      attributes.add(Attributes.integers("dilations", dilations));
    }
    attributes.add(pads(x, to.facts(x.x())));
    return attributes;
  }

  private AttributeProto pads(Padded x, TensorFacts feature) {
    return switch (padding()) {
      case "VALID" -> Attributes.integers("pads", x.pads());
      case "EXPLICIT" -> {
        List<Long> sides = op.integers("explicit_paddings", List.of());
        yield Attributes.integers(
            "pads", List.of(sides.get(2), sides.get(4), sides.get(3), sides.get(5)));
      }
      case "SAME" -> same(feature);
      default -> throw OnnxException.unsupported(op, "with padding `%s`".formatted(padding()));
    };
  }

  /** TensorFlow's SAME: as many positions as the stride leaves, the odd one of padding last. */
  private AttributeProto same(TensorFacts feature) {
    if (isFixed(0, feature) && isFixed(1, feature)) {
      long rows = padding(0, feature);
      long columns = padding(1, feature);
      return Attributes.integers(
          "pads", List.of(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2));
    }
    if (!dilations.equals(List.of(1L, 1L))) {
      throw OnnxException.unsupported(op, "with a stride and a rate on maps of any size");
    }
    return Attributes.text("auto_pad", "SAME_UPPER");
  }

  private boolean isFixed(int axis, TensorFacts feature) {
    return strides.get(axis) == 1 || kernel.get(axis) == 1 || feature.isKnown(axis + 1);
  }

  private long padding(int axis, TensorFacts feature) {
    long beyond = (kernel.get(axis) - 1) * dilations.get(axis);
    long stride = strides.get(axis);
    if (stride == 1 || beyond == 0) {
      return beyond;
    }
    long size = feature.length(axis + 1);
    long last = (size - 1) / stride * stride;
    return Math.max(0, last + beyond + 1 - size);
  }
}
