package org.atrous.cli;

import java.util.List;
import java.util.Locale;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.runtime.benchmark.Latencies;
import org.atrous.runtime.benchmark.Measured;
import org.atrous.runtime.machine.Processor;
import org.atrous.runtime.run.Versions;
import org.jspecify.annotations.Nullable;

/**
 * What {@code atrous benchmark} prints.
 *
 * @param height of the images
 * @param width of the images
 * @param recipe of training, or null for the paper's settings
 * @param threads of TensorFlow
 * @param measurements in training and in inference
 */
record BenchmarkResult(
    String network,
    int height,
    int width,
    int outputStride,
    @Nullable String recipe,
    Processor processor,
    int threads,
    Versions versions,
    List<Row> measurements) {
  BenchmarkResult {
    measurements = List.copyOf(measurements);
  }

  /** Whether everything could be measured. */
  boolean isWhole() {
    return measurements.stream().allMatch(row -> row.failure() == null);
  }

  /**
   * A measurement.
   *
   * @param mode {@code training} or {@code inference}
   * @param batch images at once
   * @param failure why there are no figures, or null
   * @param latencies of a step, or null
   * @param networkBytes the most that was needed for the network, or null
   * @param processBytes the most that the process occupied, or null
   * @param expectedBytes the compiler's estimate of {@code networkBytes}
   */
  record Row(
      String mode,
      int batch,
      @Nullable String failure,
      @Nullable Latencies latencies,
      @Nullable Long networkBytes,
      @Nullable Long processBytes,
      long expectedBytes) {

    static Row of(
        MeasureCommand.Mode mode,
        int batch,
        MeasuringProcess.Outcome outcome,
        MemoryEstimate expected) {
      @Nullable Measured measured = outcome.measured();
      return new Row(
          mode.name().toLowerCase(Locale.ROOT),
          batch,
          outcome.failure(),
          measured == null ? null : measured.latencies(),
          measured == null ? null : measured.networkBytes(),
          measured == null ? null : measured.processBytes(),
          mode == MeasureCommand.Mode.TRAINING ? expected.training() : expected.inference());
    }
  }
}
