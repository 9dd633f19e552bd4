package org.atrous.runtime.training;

/** Images a second, from one reading to the next. */
final class Throughput {
  private long start = System.nanoTime();
  private long images;

  void add(int more) {
    images += more;
  }

  /** The images since the last reading, or since the beginning, by the time that went by. */
  double imagesPerSecond() {
    long now = System.nanoTime();
    double seconds = Math.max(1, now - start) / 1e9;
    double rate = images / seconds;
    start = now;
    images = 0;
    return rate;
  }
}
