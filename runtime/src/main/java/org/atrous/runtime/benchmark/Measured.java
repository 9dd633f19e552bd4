package org.atrous.runtime.benchmark;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.atrous.runtime.machine.ProcessMemory;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a network in training or in inference.
 *
 * @param latencies of a step, or of a batch
 * @param networkBytes the most that the process occupied beyond what Java and TensorFlow occupied
 *     before the network was built; null on a system that doesn't tell
 * @param processBytes the most that the process occupied; null there too
 */
public record Measured(
    Latencies latencies, @Nullable Long networkBytes, @Nullable Long processBytes) {

  /** Makes one step. */
  @FunctionalInterface
  interface Step {
    void make(int number);
  }

  /**
   * Takes the time of steps.
   *
   * @param before memory before the network was built
   * @param plan how many
   * @param batch images in a step
   * @param made is told the number of each step when it is done, those that warm up included
   */
  static Measured of(
      Optional<ProcessMemory> before, StepCount plan, int batch, Step step, IntConsumer made) {
    double[] seconds = new double[plan.measured()];
    for (int i = 1; i <= plan.all(); i++) {
      long begin = System.nanoTime();
      step.make(i);
      double took = (System.nanoTime() - begin) / 1e9;
      if (i > plan.warmUp()) {
        seconds[i - plan.warmUp() - 1] = took;
      }
      made.accept(i);
    }
    Latencies latencies = Latencies.of(seconds, batch);
    Optional<ProcessMemory> after = ProcessMemory.now();
    return before.isEmpty() || after.isEmpty()
        ? new Measured(latencies, null, null)
        : new Measured(latencies, growth(before.get(), after.get()), after.get().peak());
  }

  /** Without the pages of TensorFlow's library that were loaded meanwhile. */
  private static long growth(ProcessMemory before, ProcessMemory after) {
    return after.peak() - after.files() - (before.resident() - before.files());
  }
}
