package org.atrous.runtime.sweep;

import java.io.IOException;
import java.util.OptionalDouble;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.jspecify.annotations.Nullable;

/**
 * How long trainings take, relative to the first of the sweep that has run: the steps of a training
 * times the median of their times, by its log. Another machine, or another load on it, gives other
 * figures.
 */
final class RelativeTimes {
  private final SweepFolder folder;
  private final SweepPlan plan;
  private @Nullable Double first;

  RelativeTimes(SweepFolder folder, SweepPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /** The time of a trial; empty where nothing is known of it. */
  OptionalDouble of(Trial trial) throws IOException {
    OptionalDouble own = seconds(trial);
    return own.isPresent() ? OptionalDouble.of(own.getAsDouble() / first()) : own;
  }

  /** Seconds of the first trial that has run. */
  private double first() throws IOException {
    Double known = first;
    if (known == null) {
      for (Trial trial : plan.trials()) {
        OptionalDouble seconds = seconds(trial);
        if (seconds.isPresent()) {
          known = seconds.getAsDouble();
          break;
        }
      }
      known = known == null ? 1.0 : known;
      first = known;
    }
    return known;
  }

  private OptionalDouble seconds(Trial trial) throws IOException {
    if (!folder.isDone(plan, trial) || !RunFolder.isRun(folder.run(trial))) {
      return OptionalDouble.empty();
    }
    RunFolder run = RunFolder.open(folder.run(trial));
    double sum = 0;
    for (Stage stage : Stage.chain(run.settings().recipe())) {
      Recipe recipe = stage.recipe();
      double[] paces =
          StepLog.read(run.log()).stream()
              .filter(step -> step.step() > stage.before() && step.step() <= stage.last())
              .mapToDouble(LoggedStep::imagesPerSecond)
              .filter(pace -> pace > 0)
              .sorted()
              .toArray();
      if (paces.length == 0) {
        return OptionalDouble.empty();
      }
      double images = (double) recipe.steps() * recipe.batch() * recipe.accumulate();
      sum += images / paces[paces.length / 2];
    }
    return OptionalDouble.of(sum);
  }
}
