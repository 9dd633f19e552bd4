package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Map;

/** Pools. Neither in TensorFlow nor in ONNX does a pool count its padding. */
final class PoolOps {
  static final Map<String, OpTranslation> ALL =
      Map.of(
          "MaxPool", PoolOps::max,
          "MaxPoolV2", PoolOps::maxByInputs,
          "AvgPool", PoolOps::average);

  private PoolOps() {}

  private static void max(SourceOp op, Translation to) {
    max(byAttributes(op), to);
  }

  private static void maxByInputs(SourceOp op, Translation to) {
    List<Long> kernel = to.constant(op, 1, "taps").longs();
    List<Long> strides = to.constant(op, 2, "strides").longs();
    max(WindowOp.pool(op, kernel, strides), to);
  }

  private static void max(WindowOp window, Translation to) {
    TensorName x = window.op().input(0);
    Padded padded = window.source(x, -Float.MAX_VALUE, to);
    boolean fits = padded.isLessThan(window.kernel().get(0), window.kernel().get(1));
    add("MaxPool", window, fits ? padded : Padded.not(x), to);
  }

  private static void average(SourceOp op, Translation to) {
    add("AveragePool", byAttributes(op), Padded.not(op.input(0)), to);
  }

  private static WindowOp byAttributes(SourceOp op) {
    List<Long> ones = List.of(1L, 1L, 1L, 1L);
    return WindowOp.pool(op, op.integers("ksize", ones), op.integers("strides", ones));
  }

  private static void add(String type, WindowOp window, Padded source, Translation to) {
    to.define(
        window.op(),
        Layout.CHANNELS_FIRST,
        type,
        List.of(to.in(Layout.CHANNELS_FIRST, source.x())),
        window.attributes(source, to).toArray(AttributeProto[]::new));
  }
}
