package org.atrous.runtime.onnx;

import java.util.List;
import java.util.Map;

/** Tensors side by side, and taken apart. */
final class JoiningOps {
  static final Map<String, OpTranslation> ALL =
      Map.of("ConcatV2", JoiningOps::concatenate, "Split", JoiningOps::split);

  private JoiningOps() {}

  private static void concatenate(SourceOp op, Translation to) {
    if (ConvolutionOps.grouped(op, to)) {
      return;
    }
    int last = op.inputs().size() - 1;
    List<TensorName> parts = op.inputs().subList(0, last);
    Layout layout = to.layout(parts);
    to.define(
        op,
        layout,
        "Concat",
        parts.stream().map(part -> to.in(layout, part)).toList(),
        Attributes.integer("axis", axis(op, last, parts.get(0), layout, to)));
  }

  private static void split(SourceOp op, Translation to) {
    TensorName whole = op.input(1);
    Layout layout = to.layout(whole);
    int count = Math.toIntExact(op.integer("num_split", 1));
    List<String> parts =
        to.onnx()
            .addWide(
                "Split",
                op.name(),
                List.of(to.in(layout, whole)),
                count,
                Attributes.integer("axis", axis(op, 0, whole, layout, to)));
    for (int i = 0; i < count; i++) {
      to.define(op.output(i), new Value(parts.get(i), layout));
    }
  }

  private static long axis(
      SourceOp op, int input, TensorName along, Layout layout, Translation to) {
    long given = to.constant(op, input, "axes").longs().get(0);
    return layout.axis(Math.floorMod(given, (long) Math.max(1, to.facts(along).rank())));
  }
}
