package org.atrous.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.sweep.Halving;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.sweep.SweepPlan;

/** Hands a sweep that the compiler has planned to the runtime. */
final class SweepPlans {
  private SweepPlans() {}

  /**
   * The sweep as the runtime runs it.
   *
   * @param spec path of the spec
   * @param weights SHA-256 of each file that recipes begin with, by the name of the weights
   */
  static SweepPlan of(Sweep sweep, String spec, Map<String, String> weights) {
    Halving halving = sweep.halving();
    return new SweepPlan(
        sweep.name(),
        spec,
        weights,
        sweep.seeds(),
        new SweepPlan.TableLayout(
            axes(sweep, sweep.layout().rows()),
            axes(sweep, sweep.layout().columns()),
            sweep.layout().values()),
        sweep.cells().stream().map(cell -> cell(cell, sweep.layout().values())).toList(),
        halving == null ? null : halving(halving));
  }

  private static SweepPlan.Halving halving(Halving halving) {
    return new SweepPlan.Halving(
        halving.by(), halving.factor(), halving.rungs().stream().map(Halving.Rung::step).toList());
  }

  private static List<List<String>> axes(Sweep sweep, List<Integer> some) {
    return some.stream().map(sweep.axes()::get).toList();
  }

  private static SweepPlan.Cell cell(SweepCell cell, List<String> values) {
    Map<String, Double> published = new LinkedHashMap<>();
    for (int i = 0; i < cell.published().size(); i++) {
      OptionalDouble figure = cell.published().get(i);
      if (figure.isPresent()) {
        published.put(values.get(i), figure.getAsDouble());
      }
    }
    SweepCell.Content content = cell.content();
    return new SweepPlan.Cell(
        cell.arguments(),
        published,
        content == null ? null : content(content),
        cell.problem() == null ? null : cell.problem().message());
  }

  private static SweepPlan.Content content(SweepCell.Content cell) {
    int steps = 0;
    for (RecipeSpec stage = cell.recipe(); stage != null; stage = stage.after()) {
      steps += stage.training().steps();
    }
    return new SweepPlan.Content(
        cell.training(),
        cell.measurement(),
        cell.network().network().name(),
        cell.evaluation().name(),
        steps,
        cell.network().parameters(),
        cell.multiplyAdds(),
        cell.memory());
  }
}
