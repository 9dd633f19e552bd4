package org.atrous.compiler.plan;

import java.util.Map;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.jspecify.annotations.Nullable;

/**
 * A network at one output stride: how each of its windows runs.
 *
 * @param windows by the layer's output feature; only layers that have a window
 */
public record StridePlan(int outputStride, Map<Integer, Window.Running> windows) {
  public StridePlan {
    windows = Map.copyOf(windows);
  }

  /** The layer's window as it runs, or null where it has none. */
  public Window.@Nullable Running window(Node.Layer layer) {
    return windows.get(layer.output());
  }

  /** The stride at which a feature of the trunk runs: S = min(N, OS). */
  public int runningStride(Feature feature) {
    return running(feature.naturalStride(), outputStride);
  }

  /** The atrous rate that the output stride asks for after this feature: R = N / S. */
  public int rate(Feature feature) {
    return feature.isInTrunk() ? feature.naturalStride() / runningStride(feature) : 1;
  }

  static int running(int naturalStride, int outputStride) {
    return Math.min(naturalStride, outputStride);
  }
}
