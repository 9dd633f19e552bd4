package org.atrous.compiler.experiment;

/**
 * Which numbers a setting takes.
 *
 * @param words as messages say it: "from 0 to below 1"
 */
record Bounds(double least, boolean withLeast, double most, boolean withMost, String words) {
  static final Bounds NOT_NEGATIVE =
      new Bounds(0, true, Double.MAX_VALUE, true, "that isn't negative");
  static final Bounds POSITIVE = new Bounds(0, false, Double.MAX_VALUE, true, "above 0");
  static final Bounds SHARE = new Bounds(0, true, 1, true, "from 0 to 1");
  static final Bounds POSITIVE_SHARE = new Bounds(0, false, 1, true, "above 0, up to 1");
  static final Bounds DECAY = new Bounds(0, true, 1, false, "from 0 to below 1");
  static final Bounds DEGREES = new Bounds(-180, true, 180, true, "from -180 to 180");

  boolean contains(double number) {
    return (withLeast ? number >= least : number > least)
        && (withMost ? number <= most : number < most);
  }
}
