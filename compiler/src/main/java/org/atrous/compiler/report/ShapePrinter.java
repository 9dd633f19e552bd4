package org.atrous.compiler.report;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.source.Diagnostics;

/**
 * Prints every layer of a network as it runs at one output stride: where it stands, what it is, the
 * size and the channels of what it makes, and the stride and rate of its window.
 */
public final class ShapePrinter {
  private final PlannedNetwork planned;
  private final StridePlan plan;
  private final List<MapSize> sizes;

  private ShapePrinter(PlannedNetwork planned, int outputStride, MapSize input) {
    this.planned = planned;
    this.plan = planned.at(outputStride);
    // What is wrong with the size was reported when the network was compiled for it.
    this.sizes = planned.sizes(outputStride, input, new Diagnostics());
  }

  /** For an input of any size, H x W; with a line end behind the last line. */
  public static String print(PlannedNetwork planned, int outputStride) {
    return print(planned, outputStride, MapSize.symbolic());
  }

  /**
   * For an input of one size; with a line end behind the last line.
   *
   * @throws IllegalArgumentException for an output stride that isn't legal; its message says why
   */
  public static String print(PlannedNetwork planned, int outputStride, MapSize input) {
    return new ShapePrinter(planned, outputStride, input).text(input);
  }

  private String text(MapSize input) {
    StringBuilder text = new StringBuilder();
    text.append(
        "network %s, input %s, output stride %d\n"
            .formatted(planned.network().name(), input.text(), plan.outputStride()));
    planned.network().layers().forEach(layer -> text.append(line(layer)).append('\n'));
    return text.toString();
  }

  private String line(Node.Layer layer) {
    Feature output = planned.network().features().get(layer.output());
    String name = layer.name().isEmpty() ? layer.operation().name() : layer.name();
    return "  %s: %s x %d%s"
        .formatted(
            layer.scope().isEmpty() ? name : layer.scope() + "/" + name,
            sizes.get(layer.output()).text(),
            output.channels(),
            window(layer));
  }

  private String window(Node.Layer layer) {
    Window.Running window = plan.window(layer);
    return window == null
        ? ""
        : ", %dx%d at stride %d, rate %d"
            .formatted(window.height(), window.width(), window.stride(), window.rate());
  }
}
