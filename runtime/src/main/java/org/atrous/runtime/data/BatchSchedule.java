package org.atrous.runtime.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Which samples a step sees. The samples of a split are shuffled anew for each epoch, and batches
 * are cut from the endless row of epochs, so that none is left out and a batch may reach into the
 * next epoch. Any step's samples can be told without those before it.
 */
public final class BatchSchedule {
  private static final long EPOCHS = 1;
  private static final int KEPT = 4;

  private final long seed;
  private final int size;
  private final int batch;
  private final Map<Long, int[]> epochs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, int[]> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * A schedule for a split.
   *
   * @param seed of the shuffles
   * @param size number of samples in the split
   * @param batch samples a step
   */
  public BatchSchedule(long seed, int size, int batch) {
    if (size < 1 || batch < 1) {
      throw new IllegalArgumentException("%d samples in batches of %d".formatted(size, batch));
    }
    this.seed = seed;
    this.size = size;
    this.batch = batch;
  }

  /** Samples a step. */
  int batch() {
    return batch;
  }

  /**
   * The samples of a step.
   *
   * @param step from 1
   * @return indices of samples, as many as the batch has
   */
  public int[] samples(int step) {
    if (step < 1) {
      throw new IllegalArgumentException("steps count from 1, not %d".formatted(step));
    }
    long first = (step - 1L) * batch;
    int[] samples = new int[batch];
    for (int i = 0; i < batch; i++) {
      long position = first + i;
      samples[i] = epoch(position / size)[(int) (position % size)];
    }
    return samples;
  }

  private synchronized int[] epoch(long number) {
    return epochs.computeIfAbsent(number, this::shuffle);
  }

  private int[] shuffle(long epoch) {
    Random random = Seeds.at(seed, EPOCHS, epoch);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
