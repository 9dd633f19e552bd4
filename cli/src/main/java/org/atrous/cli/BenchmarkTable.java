package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.benchmark.Latencies;
import org.jspecify.annotations.Nullable;

/** A benchmark's result for people to read. */
final class BenchmarkTable {
  private static final String NONE = "-";

  private BenchmarkTable() {}

  static List<String> lines(BenchmarkResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s at output stride %d, images %dx%d%s"
            .formatted(
                result.network(),
                result.outputStride(),
                result.height(),
                result.width(),
                result.recipe() == null ? "" : ", recipe " + result.recipe()));
    lines.add(
        "%s, %s, TensorFlow %s, Java %s"
            .formatted(
                result.processor().name().isEmpty()
                    ? System.getProperty("os.arch")
                    : result.processor().name(),
                Console.counted(result.threads(), "thread"),
                result.versions().tensorflow(),
                result.versions().java()));
    lines.add("");
    lines.addAll(table(result).lines());
    for (BenchmarkResult.Row row : result.measurements()) {
      if (row.failure() != null) {
        lines.add("");
        lines.add("%s wasn't measured: %s".formatted(row.mode(), row.failure()));
      }
    }
    return lines;
  }

  private static Table table(BenchmarkResult result) {
    Table table =
        new Table(
            Table.Column.text(""),
            Table.Column.number("batch"),
            Table.Column.number("steps"),
            Table.Column.number("median"),
            Table.Column.number("90 %"),
            Table.Column.number("images/s"),
            Table.Column.number("memory"),
            Table.Column.number("expected"),
            Table.Column.number("ratio"),
            Table.Column.number("process"));
    for (BenchmarkResult.Row row : result.measurements()) {
      @Nullable Latencies latencies = row.latencies();
      table.row(
          row.mode(),
          Integer.toString(row.batch()),
          latencies == null ? NONE : Integer.toString(latencies.steps()),
          latencies == null ? NONE : seconds(latencies.median()),
          latencies == null ? NONE : seconds(latencies.p90()),
          latencies == null
              ? NONE
              : String.format(Locale.ROOT, "%.2f", latencies.imagesPerSecond()),
          bytes(row.networkBytes()),
          bytes(row.expectedBytes()),
          ratio(row),
          bytes(row.processBytes()));
    }
    return table;
  }

  /** What is expected as a multiple of what was measured. */
  private static String ratio(BenchmarkResult.Row row) {
    @Nullable Long measured = row.networkBytes();
    return measured == null
        ? NONE
        : String.format(Locale.ROOT, "%.2f", row.expectedBytes() / (double) measured);
  }

  private static String bytes(@Nullable Long count) {
    return count == null ? NONE : Numbers.bytes(count);
  }

  /** {@code 12.3 ms}, {@code 1.25 s}. */
  private static String seconds(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.1f ms", 1000 * seconds)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
