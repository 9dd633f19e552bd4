package org.atrous.runtime.training;

import java.time.Duration;

/** Images a second, and the time spent waiting for them, from one reading to the next. */
final class Throughput {
  private long begin = System.nanoTime();
  private long start = begin;
  private long images;
  private long waited;
  private long paused;

  /**
   * What happened since the last reading, or since the beginning.
   *
   * @param imagesPerSecond by the time that went by
   * @param waiting share of that time in which training waited for images, 0..1
   */
  record Reading(double imagesPerSecond, double waiting) {}

  /** Leaves out the time until {@link #goOn}. */
  void pause() {
    paused = System.nanoTime();
  }

  /** Counts the time again. */
  void goOn() {
    long pause = System.nanoTime() - paused;
    begin += pause;
    start += pause;
  }

  void add(int more) {
    images += more;
  }

  /**
   * Reads, and begins to count anew.
   *
   * @param waitedInAll how long training has waited since the beginning
   */
  Reading read(Duration waitedInAll) {
    long now = System.nanoTime();
    double nanos = Math.max(1, now - start);
    Reading reading =
        new Reading(images * 1e9 / nanos, Math.min(1, (waitedInAll.toNanos() - waited) / nanos));
    start = now;
    images = 0;
    waited = waitedInAll.toNanos();
    return reading;
  }

  /** The time since the beginning, but for what was left out. */
  Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
