package org.atrous.compiler.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** The size of every feature, for an input of a fixed or a symbolic size. */
public final class ShapeInference {
  private ShapeInference() {}

  /**
   * Sizes by feature number.
   *
   * @param diagnostics where maps that vanish, and sums of maps that differ in size, are reported
   */
  public static List<MapSize> infer(
      Network network, StridePlan plan, MapSize input, Diagnostics diagnostics) {
    List<MapSize> sizes = new ArrayList<>(Collections.nCopies(network.features().size(), input));
    for (Node.Layer layer : network.layers()) {
      List<MapSize> inputs = layer.inputs().stream().map(sizes::get).toList();
      if (!layer.operation().fits(inputs)) {
        diagnostics.report(
            layer.finding(
                Code.SIZE_MISMATCH,
                "features of sizes %s can't be joined"
                        .formatted(
                            String.join(
                                " and ", inputs.stream().map(MapSize::text).distinct().toList()))
                    + at(input, plan),
                "",
                "`resize` one of them to the size of the other"));
      }
      MapSize size = layer.operation().size(inputs, plan.window(layer));
      if (!size.isPositive()) {
        diagnostics.report(
            layer.finding(
                Code.EMPTY_MAP,
                "nothing is left of the map of " + inputs.get(0).text() + at(input, plan),
                "",
                null));
        size = MapSize.of(1, 1);
      }
      sizes.set(layer.output(), size);
    }
    return sizes;
  }

  private static String at(MapSize input, StridePlan plan) {
    return " at input %s and output stride %d".formatted(input.text(), plan.outputStride());
  }
}
