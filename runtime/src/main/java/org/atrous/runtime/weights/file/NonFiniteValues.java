package org.atrous.runtime.weights.file;

/** Values that no trained weight has: infinite, or no number at all. */
public final class NonFiniteValues {
  private NonFiniteValues() {}

  /** How many of the values are infinite or no number. */
  public static int count(float[] values) {
    int count = 0;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        count++;
      }
    }
    return count;
  }
}
