package org.atrous.runtime.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people, alike on every machine. */
public final class Figures {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private Figures() {}

  /** Four digits that count: {@code 0.001235}, {@code 3.142}, {@code 12,346}. */
  public static String significant(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (Math.abs(value) >= 1000) {
      return grouped(Math.round(value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    if (rounded.signum() == 0) {
      return "0";
    }
    return Math.abs(value) < 1e-5
        ? String.format(Locale.ROOT, "%.3g", value)
        : rounded.stripTrailingZeros().toPlainString();
  }

  /** {@code 39,048,533}. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 48.29 G}, {@code 1.207 M}, {@code 12.5 K}; small counts in full. */
  public static String scaled(double count) {
    if (Math.abs(count) < 1e4) {
      return significant(count);
    }
    String[] units = {"K", "M", "G", "T"};
    double value = count;
    int unit = -1;
    while (unit < units.length - 1 && Math.abs(value) >= 1000) {
      value /= 1000;
      unit++;
    }
    return significant(value) + " " + units[unit];
  }

  /** {@code 45.27 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
