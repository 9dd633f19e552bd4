package org.atrous.runtime.data;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Where a data set's samples lie. */
public interface SampleFolder {
  /**
   * The samples of a split, in a fixed order.
   *
   * @throws DataException if there is none, or if something is missing
   */
  SampleSource split(String split);

  /**
   * The samples of a split without some, and without those of which a file is missing.
   *
   * @param names of samples to leave out
   * @throws DataException if there is none
   */
  SampleSource without(String split, Set<String> names);

  /**
   * How many samples {@link #broken} reads.
   *
   * @throws DataException if there is no such split
   */
  int count(String split);

  /**
   * Reads every sample of a split.
   *
   * @param progress is told how many are read; one call at a time
   * @return those that can't be used, in order
   * @throws DataException if there is no such split
   */
  List<BrokenSample> broken(String split, IntConsumer progress);

  /** Whether a sample is read so quickly that nothing is won by keeping it in memory. */
  boolean isPacked();
}
