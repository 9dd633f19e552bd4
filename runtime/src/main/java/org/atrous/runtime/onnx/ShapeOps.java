package org.atrous.runtime.onnx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes of tensors, and tensors of given shapes. */
final class ShapeOps {
  static final Map<String, OpTranslation> ALL =
      Map.of(
          "Shape", ShapeOps::shape,
          "Fill", ShapeOps::fill,
          "Reshape", ShapeOps::reshape,
          "Squeeze", ShapeOps::squeeze,
          "BroadcastTo", ShapeOps::broadcast);

  private ShapeOps() {}

  private static void shape(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    NumberType type = to.facts(op.output(0)).type();
    String shape = to.add(op, "longs", "Shape", List.of(to.in(layout, op.input(0))));
    if (layout == Layout.CHANNELS_FIRST) {
      shape = to.add(op, "by_axis", "Gather", List.of(shape, order(op, Layout.AS_IS, to)));
    }
    if (type == NumberType.INT64) {
      to.define(op.output(0), new Value(shape, Layout.AS_IS));
    } else {
      to.define(op, Layout.AS_IS, "Cast", List.of(shape), Translation.castTo(type));
    }
  }

  private static String order(SourceOp op, Layout layout, Translation to) {
    return to.constant(op, "order", ConstantTensor.ofLongs(layout.order()));
  }

  private static void fill(SourceOp op, Translation to) {
    ConstantTensor value = to.constant(op, 1, "values").reshaped(List.of(1L));
    to.define(
        op,
        Layout.AS_IS,
        "ConstantOfShape",
        List.of(to.longs(op, 0)),
        Attributes.tensor("value", value.proto("value")));
  }

  private static void reshape(SourceOp op, Translation to) {
    to.define(op, Layout.AS_IS, "Reshape", List.of(to.asIs(op.input(0)), to.longs(op, 1)));
  }

  private static void squeeze(SourceOp op, Translation to) {
    List<Long> axes = op.integers("squeeze_dims", List.of());
    if (axes.isEmpty()) {
      throw OnnxException.unsupported(op, "without a list of axes");
    }
    String along = to.constant(op, "axes", ConstantTensor.ofLongs(axes));
    to.define(op, Layout.AS_IS, "Squeeze", List.of(to.asIs(op.input(0)), along));
  }

  private static void broadcast(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    @Nullable ConstantTensor shape = to.constant(op.input(1));
    String lengths;
    if (shape != null) {
      ConstantTensor arranged = ConstantTensor.ofLongs(layout.arranged(shape.longs()));
      lengths = to.constant(op, "lengths", arranged);
    } else {
      lengths = to.longs(op, 1);
      if (layout == Layout.CHANNELS_FIRST) {
        lengths = to.add(op, "lengths", "Gather", List.of(lengths, order(op, layout, to)));
      }
    }
    to.define(op, layout, "Expand", List.of(to.in(layout, op.input(0)), lengths));
  }
}
