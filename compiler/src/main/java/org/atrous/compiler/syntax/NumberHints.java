package org.atrous.compiler.syntax;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a malformed number was probably meant. */
final class NumberHints {
  private static final Pattern SIZE_OF_MANY = Pattern.compile("[0-9]+(x[0-9]+){2,}");
  private static final Pattern HALF_A_SIZE = Pattern.compile("[0-9]+[xX]");
  private static final Pattern LARGE_X = Pattern.compile("[0-9]+X[0-9]+");
  private static final Pattern LEADING_POINT = Pattern.compile("\\.[0-9]+");
  private static final Pattern TRAILING_POINT = Pattern.compile("[0-9_]+\\.");
  private static final Pattern TWO_POINTS = Pattern.compile("[0-9_]+\\.[0-9_]+\\.[0-9._]*");
  private static final Pattern UNDERSCORES = Pattern.compile("[0-9_.]*_[0-9_.]*");
  private static final Pattern EXPONENT = Pattern.compile("[0-9_.]+[eE][+-]?");

  private NumberHints() {}

  static @Nullable String hint(String text) {
    if (HALF_A_SIZE.matcher(text).matches()) {
      return "a size has two numbers: `3x3`";
    }
    if (SIZE_OF_MANY.matcher(text).matches()) {
      return "a size has two numbers, height and width: `3x3`";
    }
    if (LARGE_X.matcher(text).matches()) {
      return "sizes are written with a small x: `" + text.replace('X', 'x') + "`";
    }
    if (LEADING_POINT.matcher(text).matches()) {
      return "write `0" + text + "`";
    }
    if (TRAILING_POINT.matcher(text).matches()) {
      return "write `" + text + "0` or `" + text.substring(0, text.length() - 1) + "`";
    }
    if (TWO_POINTS.matcher(text).matches()) {
      return "a number has one decimal point; a range is written `0.5..2.0`";
    }
    if (UNDERSCORES.matcher(text).matches()) {
      return "an underscore stands between two digits: `30_000`";
    }
    if (EXPONENT.matcher(text).matches()) {
      return "an exponent has digits: `1e-5`";
    }
    return null;
  }
}
