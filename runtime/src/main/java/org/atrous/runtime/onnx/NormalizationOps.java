package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batch norm with fixed statistics, and biases. */
final class NormalizationOps {
  static final Map<String, OpTranslation> ALL =
      Map.of(
          "BiasAdd", NormalizationOps::bias,
          "FusedBatchNorm", NormalizationOps::batchNorm,
          "FusedBatchNormV2", NormalizationOps::batchNorm,
          "FusedBatchNormV3", NormalizationOps::batchNorm);

  private NormalizationOps() {}

  private static void batchNorm(SourceOp op, Translation to) {
    WindowOp.requireChannelsLast(op);
    if (op.flag("is_training", true)) {
      throw OnnxException.unsupported(op, "with the statistics of a batch");
    }
    to.define(
        op,
        Layout.CHANNELS_FIRST,
        "BatchNormalization",
        List.of(
            to.in(Layout.CHANNELS_FIRST, op.input(0)),
            to.asIs(op.input(1)),
            to.asIs(op.input(2)),
            to.asIs(op.input(3)),
            to.asIs(op.input(4))),
        Attributes.number("epsilon", op.number("epsilon", 0.0001f)));
  }

  /** The biases of a convolution are an input of it. */
  private static void bias(SourceOp op, Translation to) {
    WindowOp.requireChannelsLast(op);
    Layout layout = to.layout(op.input(0));
    String x = to.in(layout, op.input(0));
    @Nullable NodeProto before = to.onnx().producer(x);
    if (before != null && before.getOpType().equals("Conv") && before.getInputCount() == 2) {
      to.define(
          op,
          layout,
          "Conv",
          List.of(before.getInput(0), before.getInput(1), to.asIs(op.input(1))),
          before.getAttributeList().toArray(AttributeProto[]::new));
      return;
    }
    to.define(op, layout, "Add", List.of(x, biases(op, layout, to)));
  }

  private static String biases(SourceOp op, Layout layout, Translation to) {
    if (layout == Layout.AS_IS) {
      return to.asIs(op.input(1));
    }
    ConstantTensor biases = to.constant(op, 1, "biases");
    return to.constant(op, "biases", biases.reshaped(List.of(biases.shape().get(0), 1L, 1L)));
  }
}
