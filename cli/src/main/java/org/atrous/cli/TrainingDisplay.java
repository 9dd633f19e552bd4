package org.atrous.cli;

import java.time.Duration;
import java.util.Locale;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.training.TrainingObserver;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a training goes. When the process is interrupted, it says what stands and how to go on.
 */
final class TrainingDisplay implements TrainingObserver, AutoCloseable {
  /** How much of the shown loss is from before the last step. */
  private static final double SMOOTHING = 0.95;

  private final Console console;
  private final String advice;
  private final Thread farewell = new Thread(this::sayFarewell, "interrupted");
  private @Nullable Progress progress;
  private String stage = "";
  private String measured = "";
  private double smoothed = Double.NaN;
  private Duration time = Duration.ZERO;
  private Duration waited = Duration.ZERO;
  private int begunAfter;
  private volatile int made;
  private volatile int saved;

  /**
   * @param console where it is shown
   * @param advice what to do after an interruption
   */
  TrainingDisplay(Console console, String advice) {
    this.console = console;
    this.advice = advice;
  }

  @Override
  public void begins(Stage begun, int done, int steps, long parameters) {
    stage = begun.recipe().after() == null ? "" : begun.recipe().name() + ": ";
    if (progress == null) {
      begunAfter = done;
      made = done;
      saved = done;
      progress = console.progress("train", done, steps);
      Runtime.getRuntime().addShutdownHook(farewell);
    }
  }

  @Override
  public void made(int step, double loss, double learningRate) {
    made = step;
    smoothed = Double.isNaN(smoothed) ? loss : SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
    if (progress != null) {
      progress.show(
          step,
          String.format(
              Locale.ROOT,
              "%sloss %.3f, learning rate %.5f%s",
              stage,
              smoothed,
              learningRate,
              measured));
    }
  }

  @Override
  public void saved(int step) {
    saved = step;
  }

  @Override
  public void ended(Duration taken, Duration spentWaiting) {
    time = time.plus(taken);
    waited = waited.plus(spentWaiting);
  }

  /** Share of the time in which training waited for images. */
  double waiting() {
    return (double) waited.toNanos() / Math.max(1, time.toNanos());
  }

  @Override
  public void evaluated(LoggedEvaluation evaluation, boolean best) {
    String value =
        String.format(
            Locale.ROOT, "mIoU %.2f %%", 100 * evaluation.value(Metric.MIOU).orElse(Double.NaN));
    measured = ", %s at %d%s".formatted(value, evaluation.step(), best ? " (best)" : "");
  }

  /** How many steps were made. */
  int steps() {
    return made - begunAfter;
  }

  private void sayFarewell() {
    // Not through the console: the command may hold its writer.
    System.err.println();
    System.err.println(
        saved == 0
            ? "Interrupted at step %d, before the first checkpoint.".formatted(made)
            : "Interrupted at step %d; the checkpoint of step %d stands.".formatted(made, saved));
    System.err.println(advice);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
      try {
        Runtime.getRuntime().removeShutdownHook(farewell);
      } catch (IllegalStateException e) {
        // The process is ending already, and the farewell is being said.
      }
    }
  }
}
