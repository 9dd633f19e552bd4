package org.atrous.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resizes of maps. */
final class ResizeOps {
  static final Map<String, OpTranslation> ALL =
      Map.of(
          "ResizeBilinear", ResizeOps::bilinear,
          "ResizeNearestNeighbor", ResizeOps::nearest);

  private ResizeOps() {}

  private static void bilinear(SourceOp op, Translation to) {
    resize(op, "linear", "floor", to);
  }

  /** TensorFlow takes the position before, but rounds where it aligns corners or centres. */
  private static void nearest(SourceOp op, Translation to) {
    boolean rounded = op.flag("align_corners", false) || op.flag("half_pixel_centers", false);
    resize(op, "nearest", rounded ? "round_prefer_ceil" : "floor", to);
  }

  private static void resize(SourceOp op, String mode, String rounding, Translation to) {
    to.define(
        op,
        Layout.CHANNELS_FIRST,
        "Resize",
        List.of(to.in(Layout.CHANNELS_FIRST, op.input(0)), "", "", size(op, to)),
        Attributes.text("mode", mode),
        Attributes.text("nearest_mode", rounding),
        Attributes.text("coordinate_transformation_mode", positions(op)));
  }

  private static String positions(SourceOp op) {
    if (op.flag("align_corners", false)) {
      return "align_corners";
    }
    return op.flag("half_pixel_centers", false) ? "half_pixel" : "asymmetric";
  }

  /** The lengths of all axes, batch and channels among them. */
  private static String size(SourceOp op, Translation to) {
    @Nullable ConstantTensor size = to.constant(op.input(1));
    TensorFacts x = to.facts(op.input(0));
    if (size != null && x.isKnown(0)) {
      List<Long> lengths = new ArrayList<>(List.of(x.length(0), x.length(3)));
      lengths.addAll(size.longs());
      return to.constant(op, "sizes", ConstantTensor.ofLongs(lengths));
    }
    String batchAndChannels =
        to.add(
            op,
            "batch_and_channels",
            "Shape",
            List.of(to.in(Layout.CHANNELS_FIRST, op.input(0))),
            Attributes.integer("start", 0),
            Attributes.integer("end", 2));
    return to.add(
        op,
        "sizes",
        "Concat",
        List.of(batchAndChannels, to.longs(op, 1)),
        Attributes.integer("axis", 0));
  }
}
