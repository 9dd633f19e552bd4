package org.atrous.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers around a tensor. */
final class PaddingOps {
  static final Map<String, OpTranslation> ALL =
      Map.of("Pad", PaddingOps::pad, "PadV2", PaddingOps::pad);

  private PaddingOps() {}

  static boolean isPadding(SourceOp op) {
    return ALL.containsKey(op.type());
  }

  private static void pad(SourceOp op, Translation to) {
    Layout layout = to.layout(op.input(0));
    List<Long> sides = to.constant(op, 1, "paddings").longs();
    List<Long> before = new ArrayList<>();
    List<Long> after = new ArrayList<>();
    for (int i = 0; i < sides.size(); i += 2) {
      before.add(sides.get(i));
      after.add(sides.get(i + 1));
    }
    List<Long> pads = new ArrayList<>(layout.arranged(before));
    pads.addAll(layout.arranged(after));
    List<String> inputs = new ArrayList<>();
    inputs.add(to.in(layout, op.input(0)));
    inputs.add(to.constant(op, "pads", ConstantTensor.ofLongs(pads)));
    @Nullable TensorName filler = op.inputs().size() > 2 ? op.input(2) : null;
    if (filler != null) {
      inputs.add(to.asIs(filler));
    }
    to.define(op, layout, "Pad", inputs);
  }
}
