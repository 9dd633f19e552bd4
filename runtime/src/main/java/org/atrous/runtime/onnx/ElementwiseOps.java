package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ops that make each value of the values at its place. */
final class ElementwiseOps {
  static final Map<String, OpTranslation> ALL = all();

  private ElementwiseOps() {}

  private static Map<String, OpTranslation> all() {
    Map<String, OpTranslation> all = new HashMap<>();
    List.of("Relu", "Sigmoid", "Erf")
        .forEach(type -> all.put(type, (op, to) -> unary(op, type, to)));
    all.put("Relu6", ElementwiseOps::relu6);
    all.put("Square", ElementwiseOps::square);
    all.put("Rsqrt", ElementwiseOps::inverseRoot);
    all.put("Cast", ElementwiseOps::cast);
    all.put("Identity", ElementwiseOps::same);
    all.put("EnsureShape", ElementwiseOps::same);
    all.put("Add", (op, to) -> binary(op, "Add", to));
    all.put("AddV2", (op, to) -> binary(op, "Add", to));
    all.put("Sub", (op, to) -> binary(op, "Sub", to));
    all.put("Mul", (op, to) -> binary(op, "Mul", to));
    all.put("Div", (op, to) -> binary(op, "Div", to));
    all.put("RealDiv", (op, to) -> binary(op, "Div", to));
    // For sizes, which aren't negative, rounding down and towards zero are the same.
    all.put("FloorDiv", (op, to) -> binary(op, "Div", to));
    all.put("Maximum", (op, to) -> binary(op, "Max", to));
    all.put("Minimum", (op, to) -> binary(op, "Min", to));
    all.put("AddN", (op, to) -> binary(op, "Sum", to));
    return Collections.unmodifiableMap(all);
  }

  private static void unary(
      SourceOp op, String type, Translation to, AttributeProto... attributes) {
    Layout layout = to.layout(op.input(0));
    to.define(op, layout, type, List.of(to.in(layout, op.input(0))), attributes);
  }

  private static void cast(SourceOp op, Translation to) {
    @Nullable NumberType type = NumberType.of(op.type("DstT"));
    if (type == null) {
      throw OnnxException.precision(op.output(0), op.type("DstT"));
    }
    unary(op, "Cast", to, Translation.castTo(type));
  }

  private static void same(SourceOp op, Translation to) {
    to.alias(op.output(0), op.input(0));
  }

  private static void relu6(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    to.define(
        op,
        layout,
        "Clip",
        List.of(
            to.in(layout, op.input(0)),
            to.constant(op, "least", ConstantTensor.scalar(0f)),
            to.constant(op, "most", ConstantTensor.scalar(6f))));
  }

  private static void square(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    String x = to.in(layout, op.input(0));
    to.define(op, layout, "Mul", List.of(x, x));
  }

  private static void inverseRoot(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    String root = to.add(op, "root", "Sqrt", List.of(to.in(layout, op.input(0))));
    to.define(op, layout, "Reciprocal", List.of(root));
  }

  /** Of two inputs, or more; they are broadcast. */
  private static void binary(SourceOp op, String type, Translation to) {
    Layout layout =
        op.inputs().stream().allMatch(input -> fitsFeatures(input, to))
            ? to.layout(op.inputs())
            : Layout.AS_IS;
    List<String> inputs = new ArrayList<>();
    op.inputs().forEach(input -> inputs.add(operand(layout, input, to)));
    to.define(op, layout, type, inputs);
  }

  /** Whether an operand can be had in any layout. */
  private static boolean fitsFeatures(TensorName input, Translation to) {
    int rank = to.facts(input).rank();
    return rank == 0 || rank == 4 || to.constant(input) != null;
  }

  private static String operand(Layout layout, TensorName input, Translation to) {
    @Nullable ConstantTensor constant = to.constant(input);
    boolean asIs = layout == Layout.AS_IS || to.facts(input).rank() == 0;
    if (asIs || constant == null || constant.rank() == 4) {
      return to.in(asIs ? Layout.AS_IS : layout, input);
    }
    // TensorFlow puts axes of length 1 before those that there are.
    List<Long> lengths = new ArrayList<>(Collections.nCopies(4 - constant.rank(), 1L));
    lengths.addAll(constant.shape());
    return to.onnx()
        .constant(input + "/channels_first", constant.reshaped(lengths).transposed(0, 3, 1, 2));
  }
}
