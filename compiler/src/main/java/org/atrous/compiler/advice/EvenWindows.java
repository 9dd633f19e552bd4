package org.atrous.compiler.advice;

import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/**
 * Windows with an even side and the same padding on both sides: where their stride is spent, the
 * map loses a row or column, and blocks after it no longer lie on those before.
 */
final class EvenWindows {
  private EvenWindows() {}

  static void check(PlannedNetwork network, int outputStride, Diagnostics diagnostics) {
    StridePlan plan = network.at(outputStride);
    for (Node.Layer layer : network.network().layers()) {
      Window written = layer.operation().window();
      Window.Running window = plan.window(layer);
      if (written != null
          && window != null
          && window.stride() == 1
          && written.stride() > 1
          && window.border() == Border.SYMMETRIC
          && (shrinks(window.height(), window.rate()) || shrinks(window.width(), window.rate()))) {
        diagnostics.report(
            layer.finding(
                Code.SHRINKING_WINDOW,
                "at output stride %d this window of %dx%d runs at stride 1, and makes the map smaller"
                    .formatted(outputStride, window.height(), window.width()),
                "an even side can't have the same padding on both sides",
                "give it `padding: same`"));
      }
    }
  }

  private static boolean shrinks(int kernel, int rate) {
    return rate * (kernel - 1) % 2 != 0;
  }
}
