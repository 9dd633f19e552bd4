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
