package org.atrous.cli;

import java.time.Duration;
import java.util.Locale;
import org.atrous.runtime.progress.Progress;
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
  private double smoothed = Double.NaN;
  private double waiting;
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
  public void begins(int done, int steps, long parameters) {
    begunAfter = done;
    made = done;
    saved = done;
    progress = console.progress("train", done, steps);
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  @Override
  public void made(int step, double loss, double learningRate) {
    made = step;
    smoothed = Double.isNaN(smoothed) ? loss : SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
    if (progress != null) {
      progress.show(
          step,
          String.format(Locale.ROOT, "loss %.3f, learning rate %.5f", smoothed, learningRate));
    }
  }

  @Override
  public void saved(int step) {
    saved = step;
  }

  @Override
  public void ended(Duration time, Duration waited) {
    waiting = (double) waited.toNanos() / Math.max(1, time.toNanos());
  }

  /** Share of the time in which training waited for images. */
  double waiting() {
    return waiting;
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
