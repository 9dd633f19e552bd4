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

  static void check(Use use, Diagnostics diagnostics) {
    MapSize size = use.size();
    int stride = use.outputStride();
    if ((fits(size.rows(), stride) && fits(size.columns(), stride)) || !aligns(use)) {
      return;
    }
    diagnostics.report(
        Code.UNALIGNED_CROP,
        use.place(),
        "%s of %s isn't `k * %d + 1`, but corners are aligned"
            .formatted(use.what(), size.text(), stride),
        "pixels and positions of the map drift apart",
        "take %dx%d, or a dialect that resizes by `half_pixel`"
            .formatted(near(size.rows(), stride), near(size.columns(), stride)));
  }

  private static boolean fits(int side, int stride) {
    return (side - 1) % stride == 0;
  }

  private static int near(int side, int stride) {
    return Math.max(1, Math.round((float) (side - 1) / stride)) * stride + 1;
  }

  private static boolean aligns(Use use) {
    CallArgument aligned = new CallArgument.EnumConstant("Interpolation", "ALIGNED");
    return use.network().network().layers().stream()
        .map(Node.Layer::operation)
        .anyMatch(operation -> operation.call().arguments().contains(aligned));
  }
}
