package org.atrous.compiler.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving (Karnin, Koren and Somekh 2013; Jamieson and Talwalkar 2016), synchronous: all
 * trainings go to the first rung and are measured there, one in {@code factor} goes on to the next
 * rung, which is {@code factor} times as far, and so on; those that are left go to the end. Which
 * they are depends on the measurements alone, and so does every result.
 *
 * @param by the metric, as a table names it
 * @param factor one in so many goes on, rounded up
 * @param rungs in order; none after which only one training could be left
 * @param finalists trainings that go to the end, for one seed
 * @param steps of a whole training
 */
public record Halving(String by, int factor, List<Rung> rungs, int finalists, int steps) {
  public Halving {
    rungs = List.copyOf(rungs);
  }

  /**
   * A step at which trainings are compared.
   *
   * @param step which they are trained to, over all stages
   * @param trainings that get there, for one seed
   */
  public record Rung(int step, int trainings) {}

  /**
   * The rungs of some trainings.
   *
   * @param from the first rung's step, before {@code steps}
   * @param trainings at least 2
   */
  static Halving of(String by, int factor, int from, int trainings, int steps) {
    List<Rung> rungs = new ArrayList<>();
    int left = trainings;
    for (long step = from; step < steps && left > 1; step *= factor) {
      rungs.add(new Rung((int) step, left));
      left = (left + factor - 1) / factor;
    }
    return new Halving(by, factor, rungs, left, steps);
  }

  /** Steps that all trainings make together, for one seed. */
  public long stepsOfAll() {
    long sum = 0;
    int before = 0;
    for (Rung rung : rungs) {
      sum += (long) rung.trainings() * (rung.step() - before);
      before = rung.step();
    }
    return sum + (long) finalists * (steps - before);
  }

  /** Steps that they would make if none was stopped, for one seed. */
  public long stepsWithout() {
    return (long) rungs.get(0).trainings() * steps;
  }
}
