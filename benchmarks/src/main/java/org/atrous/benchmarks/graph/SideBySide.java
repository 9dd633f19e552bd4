package org.atrous.benchmarks.graph;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs several ways of doing the same in turns, in one process, and compares the processor time
 * that each takes. Other work on the machine hits all of them alike, and waiting for a processor
 * isn't counted.
 */
final class SideBySide {
  private static final int WARM_UP = 2;

  private final Map<String, Runnable> ways = new LinkedHashMap<>();

  /** Adds a way. The first one is what others are compared with. */
  SideBySide way(String name, Runnable run) {
    ways.put(name, run);
    return this;
  }

  /** Medians of what a run takes, in seconds. */
  record Cost(String name, double processor, double wall) {}

  /**
   * Runs each way.
   *
   * @param rounds how often, after warming up
   */
  List<Cost> measure(int rounds) {
    Map<String, double[]> processor = new LinkedHashMap<>();
    Map<String, double[]> wall = new LinkedHashMap<>();
    ways.keySet()
        .forEach(
            name -> {
              processor.put(name, new double[rounds]);
              wall.put(name, new double[rounds]);
            });
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Map.Entry<String, Runnable> way : ways.entrySet()) {
        long before = processorTime();
        long begin = System.nanoTime();
        way.getValue().run();
        if (round >= 0) {
          processor.getOrDefault(way.getKey(), new double[0])[round] =
              1e-9 * (processorTime() - before);
          wall.getOrDefault(way.getKey(), new double[0])[round] =
              1e-9 * (System.nanoTime() - begin);
        }
      }
    }
    List<Cost> costs = new ArrayList<>();
    processor.forEach(
        (name, times) ->
            costs.add(
                new Cost(name, median(times), median(wall.getOrDefault(name, new double[0])))));
    return costs;
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** A table of what each takes, and of the first one's time over its own. */
  static void print(List<Cost> costs) {
    String row = "%-28s %14s %10s %12s %12s%n";
    System.out.printf(row, "", "processor s", "wall s", "by processor", "by wall");
    Cost first = costs.get(0);
    for (Cost cost : costs) {
      System.out.printf(
          row,
          cost.name(),
          number(cost.processor()),
          number(cost.wall()),
          number(first.processor() / cost.processor()),
          number(first.wall() / cost.wall()));
    }
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
