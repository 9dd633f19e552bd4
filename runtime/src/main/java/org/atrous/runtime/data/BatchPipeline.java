package org.atrous.runtime.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the batches of a training ahead of it, in threads of its own. What a step's batch holds
 * depends on the seed and the step alone, so a resumed run sees what an uninterrupted one would
 * have seen. To be used by one thread.
 */
public final class BatchPipeline implements AutoCloseable {
  private final SampleSource source;
  private final BatchSchedule schedule;
  private final Augmentation augmentation;
  private final int lastStep;
  private final ExecutorService workers;
  private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
  private int nextToMake;
  private long waited;

  /**
   * Starts making batches.
   *
   * @param source of samples
   * @param schedule which samples a step sees
   * @param augmentation how a sample becomes a crop
   * @param firstStep the first step that is wanted, from 1
   * @param lastStep the last one
   * @param threads that read and augment; up to twice as many batches are made ahead
   */
  public BatchPipeline(
      SampleSource source,
      BatchSchedule schedule,
      Augmentation augmentation,
      int firstStep,
      int lastStep,
      int threads) {
    this.source = source;
    this.schedule = schedule;
    this.augmentation = augmentation;
    this.lastStep = lastStep;
    this.nextToMake = firstStep;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "batch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; i < 2 * threads; i++) {
      makeOneMore();
    }
  }

  private void makeOneMore() {
    if (nextToMake <= lastStep) {
      int step = nextToMake++;
      ahead.add(workers.submit(() -> make(step)));
    }
  }

  private Batch make(int step) {
    int[] samples = schedule.samples(step);
    int height = augmentation.cropHeight();
    int width = augmentation.cropWidth();
    float[] images = new float[samples.length * height * width * 3];
    int[] labels = new int[samples.length * height * width];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      Sample sample = source.load(samples[i]);
      names.add(sample.name());
      augmentation.apply(sample, step, i, images, labels);
    }
    return new Batch(step, height, width, images, labels, names);
  }

  public boolean hasNext() {
    return !ahead.isEmpty();
  }

  /**
   * The batch of the next step; waits until it is made.
   *
   * @throws DataException if one of its files couldn't be read or doesn't fit the data set
   * @throws NoSuchElementException after the last step
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    Future<Batch> head = ahead.remove();
    long start = System.nanoTime();
    try {
      return head.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataException data) {
        throw data;
      }
      throw new IllegalStateException("a batch couldn't be made", e.getCause());
    } finally {
      waited += System.nanoTime() - start;
      makeOneMore();
    }
  }

  /** How long training has waited for batches so far. */
  public Duration waited() {
    return Duration.ofNanos(waited);
  }

  /** Stops making batches. Doesn't wait for the threads, which only read. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
