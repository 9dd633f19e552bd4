package org.atrous.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and prints, for specs that grow, the time for a line in proportion to that of
 * the shortest spec of the same kind: 1.0 throughout is linear. Beside the mean stands the best
 * iteration, from which the proportion is taken: other work on the machine disturbs it least. What
 * is allocated for a line isn't disturbed at all.
 */
public final class Benchmarks {
  private static final String ROW = "%-38s %7s %10s %10s %12s %7s %12s%n";

  private final PrintStream out;
  private final Map<String, Double> shortest = new HashMap<>();

  private Benchmarks(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs them.
   *
   * @param args regular expressions of benchmarks' names; none for all
   */
  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.addProfiler(GCProfiler.class);
    for (String pattern : args) {
      options.include(pattern);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    new Benchmarks(System.out).print(results);
  }

  private void print(Collection<RunResult> results) {
    out.println();
    out.printf(
        ROW, "benchmark", "lines", "mean ms", "best ms", "us per line", "ratio", "KB per line");
    results.forEach(this::row);
  }

  private void row(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark().replaceFirst(".*\\.([^.]+\\.[^.]+)$", "$1");
    double mean = result.getPrimaryResult().getScore();
    double best = result.getPrimaryResult().getStatistics().getMin();
    String shape = params.getParam("shape");
    if (shape == null) {
      out.printf(ROW, name, "", number(mean), number(best), "", "", "");
      return;
    }
    String text = SpecShape.valueOf(shape).text(Integer.parseInt(params.getParam("scale")));
    long lines = text.lines().count();
    double perLine = 1000 * best / lines;
    String growing = name + " " + shape;
    double least = shortest.computeIfAbsent(growing, key -> perLine);
    out.printf(
        ROW,
        growing,
        lines,
        number(mean),
        number(best),
        number(perLine),
        number(perLine / least),
        number(allocated(result) / lines / 1024));
  }

  /** Bytes for one call. */
  private static double allocated(RunResult result) {
    return result.getSecondaryResults().keySet().stream()
        .filter(name -> name.endsWith("gc.alloc.rate.norm"))
        .mapToDouble(
            name -> Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
