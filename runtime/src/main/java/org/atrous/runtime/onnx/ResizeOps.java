package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
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
    resize(op, to, Attributes.text("mode", "linear"));
  }

  /** TensorFlow takes the position before, but rounds where it aligns corners or centres. */
  private static void nearest(SourceOp op, Translation to) {
    boolean rounded = op.flag("align_corners", false) || op.flag("half_pixel_centers", false);
    resize(
        op,
        to,
        Attributes.text("mode", "nearest"),
        Attributes.text("nearest_mode", rounded ? "round_prefer_ceil" : "floor"));
  }

  private static void resize(SourceOp op, Translation to, AttributeProto... mode) {
    List<AttributeProto> attributes = new ArrayList<>(List.of(mode));
    attributes.add(Attributes.text("coordinate_transformation_mode", positions(op)));
    to.define(
        op,
        Layout.CHANNELS_FIRST,
        "Resize",
        List.of(to.in(Layout.CHANNELS_FIRST, op.input(0)), "", "", size(op, to)),
        attributes.toArray(AttributeProto[]::new));
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
