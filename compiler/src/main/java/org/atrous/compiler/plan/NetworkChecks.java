package org.atrous.compiler.plan;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** What is wrong, or unwise, with a network at a size at which it will run. */
public final class NetworkChecks {
  private NetworkChecks() {}

  /**
   * Checks a network at one output stride and input size.
   *
   * @param diagnostics where errors of sizes and warnings about rates go
   */
  public static void check(
      PlannedNetwork planned, int outputStride, MapSize input, Diagnostics diagnostics) {
    List<MapSize> sizes = planned.sizes(outputStride, input, diagnostics);
    if (!diagnostics.hasErrors()) {
      centreOnly(planned.network(), planned.at(outputStride), sizes, input, diagnostics);
    }
  }

  /** Atrous convolutions whose outer taps all fall outside the map (section 3.3, Figure 4). */
  private static void centreOnly(
      Network network,
      StridePlan plan,
      List<MapSize> sizes,
      MapSize input,
      Diagnostics diagnostics) {
    for (Node.Region region :
        network.regions().flatMap(region -> region.regions().stream()).toList()) {
      if (region.kind() == Node.Kind.COMPONENT) {
        region
            .layers()
            .forEach(layer -> centreOnly(layer, region, plan, sizes, input, diagnostics));
      }
    }
  }

  private static void centreOnly(
      Node.Layer layer,
      Node.Region call,
      StridePlan plan,
      List<MapSize> sizes,
      MapSize input,
      Diagnostics diagnostics) {
    Window.Running window = plan.window(layer);
    MapSize map = sizes.get(layer.inputs().get(0));
    if (window != null
        && window.rate() > 1
        && window.rate() >= map.rows()
        && window.rate() >= map.columns()) {
      diagnostics.report(
          Code.CENTRE_ONLY,
          call.span(),
          "rate %d on a %s feature map is a 1x1 convolution".formatted(window.rate(), map.text()),
          "only the centre weight falls inside the map",
          "at input %s and output stride %d, rates up to %d see more than their centre"
              .formatted(
                  input.text(), plan.outputStride(), Math.max(map.rows(), map.columns()) - 1));
    }
  }
}
