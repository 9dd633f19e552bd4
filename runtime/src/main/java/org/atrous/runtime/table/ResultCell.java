package org.atrous.runtime.table;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for a cell of a table.
 *
 * @param values one for each seed, in the unit in which the table shows them; none for a cell that
 *     wasn't measured
 * @param published figure of the paper, in the same unit; empty where there is none
 * @param remark why there are no values, {@code excluded} or {@code failed}; empty otherwise
 * @param stopped where its training was stopped early, for which it has no values; else null
 */
public record ResultCell(
    List<Double> values, OptionalDouble published, String remark, @Nullable Stopped stopped) {
  public ResultCell {
    values = List.copyOf(values);
  }

  /** A cell whose training wasn't stopped early. */
  public ResultCell(List<Double> values, OptionalDouble published, String remark) {
    this(values, published, remark, null);
  }

  /**
   * Where a training was stopped early.
   *
   * @param rung from 1
   * @param step at which that was
   * @param value that was measured there, the mean over the seeds, in the unit in which the table
   *     shows it; null where it wasn't
   * @param reason in a few words: {@code rank 5 of 9 by miou, of which 3 went on}
   */
  public record Stopped(int rung, int step, @Nullable Double value, String reason) {}

  /** The mean over the seeds; empty without values. */
  public OptionalDouble mean() {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  /**
   * Standard deviation over the seeds, that of a sample: the sum of squares is divided by one less
   * than their number. Empty with fewer than two.
   */
  public OptionalDouble deviation() {
    if (values.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
  }
}
