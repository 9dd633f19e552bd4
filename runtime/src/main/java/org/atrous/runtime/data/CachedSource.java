package org.atrous.runtime.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Keeps decoded samples in memory, as many as a budget allows; the others are loaded each time. */
public final class CachedSource implements SampleSource {
  private final SampleSource source;
  private final AtomicReferenceArray<@Nullable Sample> kept;
  private final AtomicLong budget;

  /**
   * @param source where samples come from
   * @param budget bytes of pixels and labels that may be kept
   */
  public CachedSource(SampleSource source, long budget) {
    this.source = source;
    this.kept = new AtomicReferenceArray<>(source.size());
    this.budget = new AtomicLong(budget);
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public String name(int index) {
    return source.name(index);
  }

  @Override
  public Sample load(int index) {
    Sample known = kept.get(index);
    if (known != null) {
      return known;
    }
    Sample sample = source.load(index);
    long bytes = sample.bytes();
    if (budget.addAndGet(-bytes) < 0 || !kept.compareAndSet(index, null, sample)) {
      budget.addAndGet(bytes);
    }
    return sample;
  }

  @Override
  public LabelMap label(int index) {
    Sample known = kept.get(index);
    return known == null ? source.label(index) : known.label();
  }
}
