package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.primitive.Operation.CallArgument;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/**
 * Where corners are aligned, the corner pixels of the crop and of the coarse map lie on each other.
 * Only with {@code k * output_stride + 1} pixels do all the others, too: hence 513 and 769.
 */
final class AlignedCrops {
  private AlignedCrops() {}

  /**
   * Checks a network.
   *
   * @param uses of it
   */
  static void check(PlannedNetwork network, List<Use> uses, Diagnostics diagnostics) {
    List<Use> unfit = uses.stream().filter(use -> !fits(use)).toList();
    if (!unfit.isEmpty() && aligns(network)) {
      unfit.forEach(use -> report(use, diagnostics));
    }
  }

  private static boolean fits(Use use) {
    return fits(use.size().rows(), use.outputStride())
        && fits(use.size().columns(), use.outputStride());
  }

  private static void report(Use use, Diagnostics diagnostics) {
    MapSize size = use.size();
    int stride = use.outputStride();
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

  private static boolean aligns(PlannedNetwork network) {
    CallArgument aligned = new CallArgument.EnumConstant("Interpolation", "ALIGNED");
    return network.network().layers().stream()
        .map(Node.Layer::operation)
        .anyMatch(operation -> operation.call().arguments().contains(aligned));
  }
}
