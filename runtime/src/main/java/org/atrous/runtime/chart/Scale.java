package org.atrous.runtime.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Places values along a line, evenly or by their logarithm.
 *
 * @param low the value at the line's beginning
 * @param high the value at its end, above {@code low}
 * @param from the line's beginning, a coordinate
 * @param to its end
 * @param logarithmic whether equal ratios are equal distances
 * @param ticks round values in between
 */
record Scale(
    double low, double high, double from, double to, boolean logarithmic, List<Tick> ticks) {
  Scale {
    ticks = List.copyOf(ticks);
  }

  /** A round value and how it is written. */
  record Tick(double value, String text) {}

  /** Where a value stands. */
  double at(double value) {
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /**
   * An even scale that holds some values and ends at round ones.
   *
   * @param wanted number of steps between ticks, about
   */
  static Scale even(double least, double most, double from, double to, int wanted) {
    double step = step(most > least ? most - least : Math.max(1e-9, Math.abs(least)), wanted);
    double low = Math.floor(least / step + 1e-9) * step;
    double high = Math.ceil(most / step - 1e-9) * step;
    return ticked(low, high > low ? high : low + step, step, from, to);
  }

  /** An even scale that ends where the values do, for steps of a training. */
  static Scale tight(double least, double most, double from, double to, int wanted) {
    double high = most > least ? most : least + 1;
    double step = Math.max(1, step(high - least, wanted));
    return ticked(least, high, step, from, to);
  }

  private static Scale ticked(double low, double high, double step, double from, double to) {
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    DoubleFunction<String> text =
        decimals > 4
            ? Scale::scientific
            : value -> String.format(Locale.ROOT, "%,." + decimals + "f", value);
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      // The product of a round number and a count has digits that nobody wants to read.
      double value = Double.parseDouble(String.format(Locale.ROOT, "%.10g", i * step));
      ticks.add(new Tick(value, text.apply(value)));
    }
    return new Scale(low, high, from, to, false, ticks);
  }

  /** {@code 3.5e-5}. */
  private static String scientific(double value) {
    if (value == 0) {
      return "0";
    }
    int power = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    return Figures.significant(value / Math.pow(10, power)) + "e" + power;
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double range, int wanted) {
    double rough = range / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  /**
   * A scale by logarithm of values above 0, with ticks at 1, 2 and 5 times powers of ten. Where
   * fewer than two of these lie within the values, the ticks are evenly apart.
   */
  static Scale logarithmic(double least, double most, double from, double to) {
    double margin = most > least ? Math.pow(most / least, 0.06) : 1.5;
    double low = least / margin;
    double high = most * margin;
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    int[] digits = last - first > 4 ? new int[] {1} : new int[] {1, 2, 5};
    for (int power = first; power <= last; power++) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, power);
        if (value >= low && value <= high) {
          ticks.add(new Tick(value, Figures.scaled(value)));
        }
      }
    }
    return new Scale(low, high, from, to, true, ticks.size() < 2 ? between(low, high) : ticks);
  }

  private static List<Tick> between(double low, double high) {
    return even(low, high, 0, 1, 4).ticks().stream()
        .filter(tick -> tick.value() >= low && tick.value() <= high)
        .map(tick -> new Tick(tick.value(), Figures.scaled(tick.value())))
        .toList();
  }
}
