package org.atrous.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of tensors. */
final class SliceOps {
  static final Map<String, OpTranslation> ALL =
      Map.of("Slice", SliceOps::slice, "StridedSlice", SliceOps::strided);

  /** An end that lies behind every axis' own. */
  private static final long TO_THE_END = Integer.MAX_VALUE;

  /** A part along each axis. */
  private record Parts(List<Long> axes, List<Long> begins, List<Long> ends, List<Long> steps) {
    Parts() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(long axis, long begin, long end, long step) {
      if (begin != 0 || end != TO_THE_END || step != 1) {
        axes.add(axis);
        begins.add(begin);
        ends.add(end);
        steps.add(step);
      }
    }
  }

  private SliceOps() {}

  private static void slice(SourceOp op, Translation to) {
    @Nullable ConstantTensor begin = to.constant(op.input(1));
    @Nullable ConstantTensor size = to.constant(op.input(2));
    if (begin == null || size == null) {
      byNumbersOfTheGraph(op, to);
      return;
    }
    Layout layout = to.layout(op.input(0));
    Parts parts = new Parts();
    for (int axis = 0; axis < begin.size(); axis++) {
      long first = begin.longs().get(axis);
      long count = size.longs().get(axis);
      parts.add(layout.axis(axis), first, count < 0 ? TO_THE_END : first + count, 1);
    }
    define(op, layout, parts, to);
  }

  private static void define(SourceOp op, Layout layout, Parts parts, Translation to) {
    if (parts.axes().isEmpty()) {
      to.alias(op.output(0), op.input(0));
    } else {
      to.define(op.output(0), new Value(cut(op, op.name(), layout, parts, to), layout));
    }
  }

  private static String cut(SourceOp op, String name, Layout layout, Parts parts, Translation to) {
    return to.onnx()
        .add(
            "Slice",
            name,
            List.of(
                to.in(layout, op.input(0)),
                to.constant(op, "begins", ConstantTensor.ofLongs(parts.begins())),
                to.constant(op, "ends", ConstantTensor.ofLongs(parts.ends())),
                to.constant(op, "axes", ConstantTensor.ofLongs(parts.axes())),
                to.constant(op, "steps", ConstantTensor.ofLongs(parts.steps()))));
  }

  /** Begins and sizes that are computed when the graph runs; a size below 0 goes to the end. */
  private static void byNumbersOfTheGraph(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    String begin = to.longs(op, 1);
    String size = to.longs(op, 2);
    String sum = to.add(op, "sum", "Add", List.of(begin, size));
    String zero = to.constant(op, "zero", ConstantTensor.ofLongs(0));
    String open = to.add(op, "open", "Less", List.of(size, zero));
    String last = to.constant(op, "end", ConstantTensor.ofLongs(TO_THE_END));
    String ends = to.add(op, "ends", "Where", List.of(open, last, sum));
    int rank = to.facts(op.input(0)).rank();
    List<Long> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      axes.add(layout.axis(axis));
    }
    String along = to.constant(op, "axes", ConstantTensor.ofLongs(axes));
    to.define(op, layout, "Slice", List.of(to.in(layout, op.input(0)), begin, ends, along));
  }

  private static void strided(SourceOp op, Translation to) {
    long ellipsisOrNew = op.integer("ellipsis_mask", 0) | op.integer("new_axis_mask", 0);
    List<Long> steps = to.constant(op, 3, "steps").longs();
    if (ellipsisOrNew != 0 || steps.stream().anyMatch(step -> step < 1)) {
      throw OnnxException.unsupported(op, "with new axes or backwards");
    }
    List<Long> begins = to.constant(op, 1, "begins").longs();
    List<Long> ends = to.constant(op, 2, "ends").longs();
    List<Long> dropped = new ArrayList<>();
    Parts parts = new Parts();
    // An axis that is dropped changes the number of all after it.
    boolean drops = op.integer("shrink_axis_mask", 0) != 0;
    Layout layout = drops ? Layout.AS_IS : to.layout(op.input(0));
    for (int axis = 0; axis < begins.size(); axis++) {
      long begin = isIn("begin_mask", axis, op) ? 0 : begins.get(axis);
      if (isIn("shrink_axis_mask", axis, op)) {
        dropped.add((long) axis);
        parts.add(axis, begin, begin == -1 ? TO_THE_END : begin + 1, 1);
      } else {
        long end = isIn("end_mask", axis, op) ? TO_THE_END : ends.get(axis);
        parts.add(layout.axis(axis), begin, end, steps.get(axis));
      }
    }
    if (!drops) {
      define(op, layout, parts, to);
      return;
    }
    String part = cut(op, op.name() + "/part", layout, parts, to);
    String along = to.constant(op, "dropped", ConstantTensor.ofLongs(dropped));
    to.define(op, layout, "Squeeze", List.of(part, along));
  }

  private static boolean isIn(String mask, int axis, SourceOp op) {
    return (op.integer(mask, 0) >> axis & 1) == 1;
  }
}
