package org.atrous.compiler.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Diagnostics;

/**
 * The receptive field of every feature at one output stride: a window of k taps at rate r, on a map
 * whose positions lie j pixels apart, adds (k - 1) x r x j; a join takes the largest of its inputs;
 * a bilinear resize adds the step to one neighbour.
 */
public final class ReceptiveFields {
  private final StridePlan plan;
  private final List<MapSize> sizes;
  private final List<ReceptiveField> fields;
  // Distance of neighbouring positions, in pixels of the image.
  private final List<Long> steps;

  private ReceptiveFields(StridePlan plan, List<MapSize> sizes) {
    this.plan = plan;
    this.sizes = sizes;
    this.fields = new ArrayList<>(Collections.nCopies(sizes.size(), ReceptiveField.PIXEL));
    this.steps = new ArrayList<>(Collections.nCopies(sizes.size(), 1L));
  }

  /** Receptive fields by feature number, for an input of a fixed size. */
  public static List<ReceptiveField> of(PlannedNetwork planned, int outputStride, MapSize input) {
    List<MapSize> sizes = planned.sizes(outputStride, input, new Diagnostics());
    ReceptiveFields fields = new ReceptiveFields(planned.at(outputStride), sizes);
    planned.network().layers().forEach(fields::add);
    return List.copyOf(fields.fields);
  }

  private void add(Node.Layer layer) {
    int input = layer.inputs().get(0);
    switch (layer.operation().reach()) {
      case WINDOW -> window(layer, input);
      case NEIGHBOURS -> neighbours(layer, input);
      case MAP -> set(layer, fields.get(input).overWholeMap(), steps.get(input));
    }
  }

  private void window(Node.Layer layer, int input) {
    ReceptiveField field =
        layer.inputs().stream().map(fields::get).reduce(ReceptiveField.PIXEL, ReceptiveField::or);
    Window.Running window = plan.window(layer);
    long step = steps.get(input);
    if (window == null) {
      set(layer, field, step);
      return;
    }
    long tap = step * window.rate();
    set(
        layer,
        field.grownBy(tap * (window.height() - 1), tap * (window.width() - 1)),
        step * window.stride());
  }

  /** The positions of what a feature is resized like lie where that one's lie. */
  private void neighbours(Node.Layer layer, int input) {
    MapSize from = sizes.get(input);
    MapSize to = sizes.get(layer.output());
    long step = steps.get(input);
    set(
        layer,
        fields
            .get(input)
            .grownBy(
                neighbour(from.rows(), to.rows(), step),
                neighbour(from.columns(), to.columns(), step)),
        steps.get(layer.inputs().get(layer.inputs().size() - 1)));
  }

  private static long neighbour(int from, int to, long step) {
    return from == to || from == 1 ? 0 : step;
  }

  private void set(Node.Layer layer, ReceptiveField field, long step) {
    fields.set(layer.output(), field);
    steps.set(layer.output(), step);
  }
}
