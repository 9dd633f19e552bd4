package org.atrous.runtime.sweep;

import org.jspecify.annotations.Nullable;

/**
 * Why a training didn't go on at a rung.
 *
 * @param rung from 1
 * @param step of the rung
 * @param by the metric by which trainings were compared
 * @param value of it, the mean over the seeds; null where a seed has none
 * @param rank from 1 among those at the rung
 * @param compared how many those were
 * @param kept how many of them went on
 * @param problem why it has no value, or null
 */
public record Stop(
    int rung,
    int step,
    String by,
    @Nullable Double value,
    int rank,
    int compared,
    int kept,
    @Nullable String problem) {

  /** {@code rank 5 of 9 by miou, of which 3 went on}. */
  public String reason() {
    return problem == null
        ? "rank %d of %d by %s, of which %d went on".formatted(rank, compared, by, kept)
        : problem;
  }
}
