package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Map;

/** Ops that look along axes. */
final class ReductionOps {
  static final Map<String, OpTranslation> ALL =
      Map.of(
          "Mean", ReductionOps::mean,
          "Softmax", ReductionOps::softmax,
          "ArgMax", ReductionOps::largest);

  private ReductionOps() {}

  private static void mean(SourceOp op, Translation to) {
    int rank = to.facts(op.input(0)).rank();
    List<Long> axes =
        to.constant(op, 1, "axes").longs().stream()
            .map(axis -> Math.floorMod(axis, (long) rank))
            .sorted()
            .toList();
    boolean kept = op.flag("keep_dims", false);
    boolean overMaps = rank == 4 && axes.equals(List.of(1L, 2L));
    Layout layout = kept || overMaps ? to.layout(op.input(0)) : Layout.AS_IS;
    List<String> x = List.of(to.in(layout, op.input(0)));
    if (overMaps && kept && layout == Layout.CHANNELS_FIRST) {
      to.define(op, layout, "GlobalAveragePool", x);
      return;
    }
    AttributeProto along =
        Attributes.integers("axes", axes.stream().map(layout::axis).sorted().toList());
    // Without height and width, what is left has one order only.
    Layout result = kept ? layout : Layout.AS_IS;
    to.define(op, result, "ReduceMean", x, along, Attributes.integer("keepdims", kept ? 1 : 0));
  }

  private static void softmax(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    long axis = layout == Layout.CHANNELS_FIRST ? 1 : -1;
    to.define(
        op,
        layout,
        "Softmax",
        List.of(to.in(layout, op.input(0))),
        Attributes.integer("axis", axis));
  }

  /** The first of the largest, in both. */
  private static void largest(SourceOp op, Translation to) {
    int rank = to.facts(op.input(0)).rank();
    long axis = Math.floorMod(to.constant(op, 1, "axes").longs().get(0), (long) rank);
    // Without channels, what is left of a feature has one order only.
    Layout layout = rank == 4 && axis == 3 ? to.layout(op.input(0)) : Layout.AS_IS;
    AttributeProto along = Attributes.integer("axis", layout.axis(axis));
    List<String> x = List.of(to.in(layout, op.input(0)));
    AttributeProto gone = Attributes.integer("keepdims", 0);
    NumberType type = to.facts(op.output(0)).type();
    if (type == NumberType.INT64) {
      to.define(op, Layout.AS_IS, "ArgMax", x, along, gone);
      return;
    }
    String longs = to.add(op, "longs", "ArgMax", x, along, gone);
    to.define(op, Layout.AS_IS, "Cast", List.of(longs), Translation.castTo(type));
  }
}
