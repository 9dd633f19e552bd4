package org.atrous.compiler.sweep;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Holds the setting {@code halving} against the cells of its sweep. */
final class HalvingPlan {
  private HalvingPlan() {}

  /** The rungs, or empty after an error. */
  static Optional<Halving> of(
      HalvingSetting setting, List<SweepCell> cells, Diagnostics diagnostics) {
    List<SweepCell.Content> contents =
        cells.stream().map(SweepCell::content).filter(Objects::nonNull).toList();
    TreeSet<Integer> lengths = new TreeSet<>();
    contents.forEach(content -> lengths.add(steps(content.recipe())));
    if (lengths.size() > 1) {
      return wrong(
          setting,
          diagnostics,
          "`halving` compares trainings of one length, but those of this sweep have from %d to %d"
                  .formatted(lengths.first(), lengths.last())
              + " steps",
          "vary something else than the steps, or leave `halving` out");
    }
    int steps = lengths.first();
    if (setting.from() >= steps) {
      return wrong(
          setting,
          diagnostics,
          "trainings are compared first after %d steps, but end after %d"
              .formatted(setting.from(), steps),
          "compare them before their end, for example `from %d steps`"
              .formatted(Math.max(1, steps / setting.factor() / setting.factor())));
    }
    long trainings = contents.stream().map(SweepCell.Content::training).distinct().count();
    if (trainings == 1) {
      return wrong(
          setting,
          diagnostics,
          "`halving` has nothing to compare: all cells share one training",
          "leave it out, or vary the network or the recipe");
    }
    return Optional.of(
        Halving.of(setting.by(), setting.factor(), setting.from(), (int) trainings, steps));
  }

  /** Of all stages. */
  private static int steps(RecipeSpec last) {
    RecipeSpec before = last.after();
    return last.training().steps() + (before == null ? 0 : steps(before));
  }

  private static Optional<Halving> wrong(
      HalvingSetting setting, Diagnostics diagnostics, String message, String help) {
    diagnostics.report(Code.HALVING, setting.span(), message, "", help);
    return Optional.empty();
  }
}
