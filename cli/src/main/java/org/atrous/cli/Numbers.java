package org.atrous.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as tables show them, alike on every machine. */
final class Numbers {
  private Numbers() {}

  /** {@code 39,048,533}. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 48.289 G}, {@code 1.207 M}; small counts in full. */
  static String scaled(long count) {
    if (count < 1_000_000) {
      return grouped(count);
    }
    return count < 1_000_000_000
        ? String.format(Locale.ROOT, "%.3f M", count / 1e6)
        : String.format(Locale.ROOT, "%,.3f G", count / 1e9);
  }

  /** {@code 1.25 GiB}, {@code 21.3 MiB}, {@code 12 KiB}. */
  static String bytes(long count) {
    if (count < 1 << 20) {
      return String.format(Locale.ROOT, "%.1f KiB", count / 1024.0);
    }
    return count < 1 << 30
        ? String.format(Locale.ROOT, "%.1f MiB", count / (double) (1 << 20))
        : String.format(Locale.ROOT, "%,.2f GiB", count / (double) (1 << 30));
  }

  /** {@code 51 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code 33x33x2048}. */
  static String shape(List<Integer> sizes) {
    return joined(sizes, "x");
  }

  /** {@code 4, 8, 16}. */
  static String list(List<Integer> numbers) {
    return joined(numbers, ", ");
  }

  private static String joined(List<Integer> numbers, String separator) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }
}
