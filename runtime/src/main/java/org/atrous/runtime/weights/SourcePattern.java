package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of a layer's name in a file: {@code {b-1}} is a number made of what our pattern found,
 * {@code {before(b)}} the number of units in the blocks before that one, {@code {rest}} a text,
 * {@code [text]} text that may be missing, {@code *} any text within a segment, and {@code #{n}} at
 * the end takes the n-th name of those that fit.
 */
public final class SourcePattern {
  private static final Pattern HOLE = Pattern.compile("\\{([^}]*)}");
  private static final Pattern TERM =
      Pattern.compile("([+-]?)(?:(\\d+)\\*)?(before\\(\\w+\\)|[A-Za-z_]\\w*|\\d+)");
  private static final Pattern ORDINAL = Pattern.compile("(.*)#(-?\\d+)");

  private final String text;

  private SourcePattern(String text) {
    this.text = text;
  }

  /** A pattern as a mapping writes it; the compiler has checked it. */
  public static SourcePattern of(String text) {
    return new SourcePattern(text);
  }

  /**
   * The names that a layer may have, without what follows for a role; the likeliest first.
   *
   * @param found what our pattern found
   * @param unitsBefore number of units in the blocks before one
   */
  List<Filled> fill(Map<String, String> found, IntUnaryOperator unitsBefore) {
    String filled =
        HOLE.matcher(text)
            .replaceAll(
                hole ->
                    Matcher.quoteReplacement(
                        found.containsKey(hole.group(1))
                            ? found.get(hole.group(1))
                            : Long.toString(number(hole.group(1), found, unitsBefore))));
    Matcher ordinal = ORDINAL.matcher(filled);
    int number = 0;
    if (ordinal.matches()) {
      filled = ordinal.group(1);
      number = Integer.parseInt(ordinal.group(2));
    }
    List<Filled> names = new ArrayList<>();
    for (String name : choices(filled)) {
      names.add(new Filled(name, number));
    }
    return names;
  }

  /**
   * A pattern with its numbers.
   *
   * @param name may have a {@code *}
   * @param ordinal which of the names that fit, from 1; 0 where there is to be one only
   */
  record Filled(String name, int ordinal) {}

  /** With what stands in brackets, and without. */
  private static List<String> choices(String name) {
    int open = name.indexOf('[');
    int close = name.indexOf(']', open + 1);
    if (open < 0 || close < 0) {
      return List.of(name);
    }
    List<String> all = new ArrayList<>();
    for (String rest : choices(name.substring(close + 1))) {
      all.add(name.substring(0, open) + name.substring(open + 1, close) + rest);
    }
    for (String rest : choices(name.substring(close + 1))) {
      all.add(name.substring(0, open) + rest);
    }
    return all;
  }

  private static long number(String sum, Map<String, String> found, IntUnaryOperator unitsBefore) {
    long total = 0;
    Matcher term = TERM.matcher(sum);
    while (term.find()) {
      long factor = term.group(2) == null ? 1 : Long.parseLong(term.group(2));
      long value = value(term.group(3), found, unitsBefore);
      total += term.group(1).equals("-") ? -factor * value : factor * value;
    }
    return total;
  }

  private static long value(String word, Map<String, String> found, IntUnaryOperator unitsBefore) {
    if (word.startsWith("before(")) {
      String block = word.substring("before(".length(), word.length() - 1);
      return unitsBefore.applyAsInt(Integer.parseInt(found.getOrDefault(block, "0")));
    }
    return Long.parseLong(found.getOrDefault(word, word));
  }

  @Override
  public String toString() {
    return text;
  }
}
