package org.atrous.runtime.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the batches of a training ahead of it, in threads of its own, which share the images of a
 * batch. What a step's batch holds depends on the seed and the step alone, so a resumed run sees
 * what an uninterrupted one would have seen. To be used by one thread.
 */
public final class BatchPipeline implements AutoCloseable {
  private final SampleSource source;
  private final BatchSchedule schedule;
  private final Augmentation augmentation;
  private final int lastStep;
  private final ExecutorService workers;
  private final Deque<Making> ahead = new ArrayDeque<>();
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
   * @param threads that read and augment; made ahead are two batches, and more where these hold
   *     fewer images than two for each thread
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
    int batch = schedule.batch();
    for (int i = 0; i < Math.max(2, (2 * threads + batch - 1) / batch); i++) {
      makeOneMore();
    }
  }

  /** A batch, and the images that are being put into it. */
  private record Making(Future<Batch> batch, List<Future<?>> images) {}

  private void makeOneMore() {
    if (nextToMake > lastStep) {
      return;
    }
    int step = nextToMake++;
    int[] samples = schedule.samples(step);
    // Begun before its images are, so that these never wait for what isn't running.
    Future<Batch> batch = workers.submit(() -> empty(step, samples));
    List<Future<?>> images = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      int index = i;
      images.add(
          workers.submit(
              () -> {
                Batch into = batch.get();
                Sample sample = source.load(samples[index]);
                augmentation.apply(sample, step, index, into.images(), into.labels());
                return index;
              }));
    }
    ahead.add(new Making(batch, images));
  }

  private Batch empty(int step, int[] samples) {
    int height = augmentation.cropHeight();
    int width = augmentation.cropWidth();
    return new Batch(
        step,
        height,
        width,
        new float[samples.length * height * width * 3],
        new int[samples.length * height * width],
        Arrays.stream(samples).mapToObj(source::name).toList());
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
    Making head = ahead.remove();
    long start = System.nanoTime();
    try {
      for (Future<?> image : head.images()) {
        image.get();
      }
      return head.batch().get();
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
