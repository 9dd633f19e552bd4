package org.atrous.runtime.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
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

  /** Loads every sample of a source, and returns those that can't be, in order. */
  public static List<BrokenSample> broken(SampleSource source, IntConsumer progress) {
    AtomicInteger read = new AtomicInteger();
    return IntStream.range(0, source.size())
        .parallel()
        .mapToObj(
            i -> {
              Optional<BrokenSample> broken = broken(source, i);
              synchronized (read) {
                progress.accept(read.incrementAndGet());
              }
              return broken;
            })
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<BrokenSample> broken(SampleSource source, int index) {
    try {
      source.load(index);
      return Optional.empty();
    } catch (DataException e) {
      return Optional.of(new BrokenSample(source.name(index), e.what(), e.help()));
    }
  }
}
