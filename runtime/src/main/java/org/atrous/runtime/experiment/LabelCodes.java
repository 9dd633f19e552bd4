package org.atrous.runtime.experiment;

import java.util.List;

/**
 * What the values in label files mean, beside those that are ignored.
 *
 * @param byColor whether a label's colour is its class's, else its value is a number
 * @param reduceZero whether 0 is without a class, and every other value is one more than its class
 * @param map classes by value; empty where a value is its class
 * @param ignoredColors colours without a class
 */
public record LabelCodes(
    boolean byColor, boolean reduceZero, List<Mapping> map, List<Rgb> ignoredColors) {
  /** A value is its class. */
  public static final LabelCodes PLAIN = new LabelCodes(false, false, List.of(), List.of());

  public LabelCodes {
    map = List.copyOf(map);
    ignoredColors = List.copyOf(ignoredColors);
  }

  /** Label values in a row, and the class of the first; the others' classes follow it. */
  public record Mapping(int from, int to, int firstClass) {}
}
