package org.atrous.runtime.progress;

import java.io.PrintStream;
import java.time.Duration;

/** Tells how far a task is. Shows nothing more after it is closed. */
public sealed interface Progress extends AutoCloseable
    permits BarProgress, LineProgress, NoProgress {
  /**
   * Begins a task.
   *
   * @param display what to show
   * @param out where to show it
   * @param task in a word or two, {@code train}
   * @param done what was done before, in a run that is resumed; else 0
   * @param total of steps or images
   */
  static Progress begin(Display display, PrintStream out, String task, long done, long total) {
    return switch (display) {
      case BAR -> new BarProgress(out, task, done, total);
      case LINES -> new LineProgress(out, task, done, total, System::nanoTime);
      case NONE -> new NoProgress();
    };
  }

  /**
   * Tells how much is done.
   *
   * @param done of the total
   * @param note what else is worth knowing, {@code loss 0.532, 34.1 images/s}; may be empty
   */
  void show(long done, String note);

  @Override
  void close();

  /** A duration as hours, minutes and seconds. */
  static String clock(Duration duration) {
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }
}
