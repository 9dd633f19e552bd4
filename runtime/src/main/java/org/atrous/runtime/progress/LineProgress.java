package org.atrous.runtime.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lines at growing intervals: a tenth of the time gone, but 5 seconds at least and a minute at
 * most. The first and the last are always there.
 */
final class LineProgress implements Progress {
  private static final long SHORTEST = Duration.ofSeconds(5).toNanos();
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();

  private final PrintStream out;
  private final String task;
  private final long before;
  private final long total;
  private final LongSupplier clock;
  private final long start;
  private long nextLine;
  private boolean closed;

  /**
   * Begins a task.
   *
   * @param clock in nanoseconds
   */
  LineProgress(PrintStream out, String task, long done, long total, LongSupplier clock) {
    this.out = out;
    this.task = task;
    this.before = done;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  @Override
  public void show(long done, String note) {
    long gone = clock.getAsLong() - start;
    if (closed || (gone < nextLine && done < total)) {
      return;
    }
    nextLine = gone + Math.max(SHORTEST, Math.min(LONGEST, gone / 10));
    out.println(
        "%s %d/%d (%d%%), %s gone, %s left%s"
            .formatted(
                task,
                done,
                total,
                100 * done / total,
                Progress.clock(Duration.ofNanos(gone)),
                left(done, gone),
                note.isEmpty() ? "" : ", " + note));
    out.flush();
  }

  private String left(long done, long gone) {
    if (done <= before) {
      return "?";
    }
    double each = (double) gone / (done - before);
    return Progress.clock(Duration.ofNanos(Math.round(each * (total - done))));
  }

  @Override
  public void close() {
    closed = true;
  }
}
