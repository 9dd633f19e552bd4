package org.atrous.runtime.training;

import org.atrous.runtime.experiment.ScheduleSettings;

/**
 * The learning rate of each step. Before step {@code n}, the share {@code t = (n - 1) / steps} of
 * the training is done, and the rate is
 *
 * <ul>
 *   <li>poly: {@code end + (rate - end) * (1 - t)^power} (Chen et al. 2017, section 4.1, where end
 *       is 0),
 *   <li>cosine: {@code end + (rate - end) * (1 + cos(pi * t)) / 2} (Loshchilov and Hutter 2017),
 *   <li>step: {@code rate * drop^k}, where k drops lie before the step: a drop at 100 lets the
 *       first 100 steps have the rate before it,
 *   <li>constant: {@code rate}.
 * </ul>
 *
 * <p>On the first {@code warmUp} steps it is multiplied by a factor that rises linearly, from
 * {@code warmUpFrom} on the first step to 1 on the one after them.
 *
 * @param settings of the recipe
 * @param steps of the whole training
 */
record LearningRate(ScheduleSettings settings, int steps) {
  LearningRate {
    if (steps < 1) {
      throw new IllegalArgumentException("%d steps".formatted(steps));
    }
  }

  /**
   * The learning rate of a step.
   *
   * @param step from 1, as batches and logs count: the first has the full rate, or begins the
   *     warm-up, and none has poly's 0
   */
  double at(int step) {
    if (step < 1 || step > steps) {
      throw new IllegalArgumentException("step %d of %d".formatted(step, steps));
    }
    int done = step - 1;
    return warmth(done) * cooled(done);
  }

  private double warmth(int done) {
    int warmUp = settings.warmUp();
    double from = settings.warmUpFrom();
    return done >= warmUp ? 1 : from + (1 - from) * done / warmUp;
  }

  /** The schedule without warm-up. StrictMath gives the same bits on every machine. */
  private double cooled(int done) {
    double rate = settings.rate();
    double end = settings.end();
    double share = done / (double) steps;
    return switch (settings.kind()) {
      case POLY -> end + (rate - end) * StrictMath.pow(1 - share, settings.power());
      case COSINE -> end + (rate - end) * (1 + StrictMath.cos(StrictMath.PI * share)) / 2;
      case STEP -> rate * StrictMath.pow(settings.drop(), (double) drops(done));
      case CONSTANT -> rate;
    };
  }

  private long drops(int done) {
    return settings.every() > 0
        ? done / settings.every()
        : settings.at().stream().filter(at -> done >= at).count();
  }
}
