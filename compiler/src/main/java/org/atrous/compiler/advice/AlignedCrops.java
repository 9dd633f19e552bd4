package org.atrous.compiler.advice;

import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation.CallArgument;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/**
 * Where corners are aligned, the corner pixels of the crop and of the coarse map lie on each other.
 * Only with {@code k * output_stride + 1} pixels do all the others, too: hence 513 and 769.
 */
final class AlignedCrops {
  private AlignedCrops() {}

  static void check(TrainingRun training, Diagnostics diagnostics) {
    MapSize crop = training.crop();
    int stride = training.outputStride();
    if ((fits(crop.rows(), stride) && fits(crop.columns(), stride)) || !aligns(training)) {
      return;
    }
    diagnostics.report(
        Code.UNALIGNED_CROP,
        training.span(),
        "`%s` aligns corners, but the crop %s isn't a multiple of %d, and 1"
            .formatted(training.network().network().name(), crop.text(), stride),
        "pixels and positions of the map drift apart",
        "crop to %dx%d, or take a dialect that resizes by `half_pixel`"
            .formatted(near(crop.rows(), stride), near(crop.columns(), stride)));
  }

  private static boolean fits(int side, int stride) {
    return (side - 1) % stride == 0;
  }

  private static int near(int side, int stride) {
    return Math.max(1, Math.round((float) (side - 1) / stride)) * stride + 1;
  }

  private static boolean aligns(TrainingRun training) {
    CallArgument aligned = new CallArgument.EnumConstant("Interpolation", "ALIGNED");
    return training.network().network().layers().stream()
        .map(Node.Layer::operation)
        .anyMatch(operation -> operation.call().arguments().contains(aligned));
  }
}
