package org.atrous.runtime.data;

import java.util.stream.IntStream;

/** Looks at samples before a long training does, so that a broken file costs no hours. */
public final class SampleCheck {
  /** What can be read in seconds. */
  private static final int MOST = 500;

  private SampleCheck() {}

  /**
   * Loads every sample of a source; of a large one, some hundred that are spread evenly.
   *
   * @throws DataException if one can't be read or doesn't fit its data set
   */
  public static void check(SampleSource source) {
    int count = Math.min(MOST, source.size());
    IntStream.range(0, count)
        .parallel()
        .map(i -> (int) ((long) i * source.size() / count))
        .forEach(source::load);
  }
}
