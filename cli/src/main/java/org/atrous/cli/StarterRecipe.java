package org.atrous.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.data.DatasetReport;

/**
 * What a starter spec proposes for images of some sizes: small in memory, and quick to train.
 *
 * @param height of the crop, in pixels
 * @param width of the crop
 * @param batch images a step
 * @param outputStride in training and evaluation
 * @param rates of the pyramid, at that output stride
 * @param steps of training
 * @param decay of batch norm's averages
 * @param epochs how often each image is seen
 */
record StarterRecipe(
    int height,
    int width,
    int batch,
    int outputStride,
    List<Integer> rates,
    int steps,
    double decay,
    int epochs) {
  /** Batch norm wants as many. */
  private static final int BATCH = 8;

  /** Smaller images keep finer maps. */
  private static final int LARGE = 160;

  private static final int WIDEST = 6;
  private static final int ROUNDS = 40;
  private static final int FEWEST_STEPS = 200;
  private static final int MOST_STEPS = 20_000;
  private static final int LONG = 2_000;

  /**
   * A proposal.
   *
   * @param sizes of the images, the most frequent first
   * @param images to train on
   * @param longest side of a crop
   */
  static StarterRecipe of(List<DatasetReport.SizeCount> sizes, int images, int longest) {
    int height = Math.min(longest, median(sizes, true));
    int width = Math.min(longest, median(sizes, false));
    int side = Math.min(height, width);
    int stride = side < LARGE ? 8 : 16;
    int rate = Math.max(1, Math.min(WIDEST, side / stride / 4));
    long wanted = (long) ROUNDS * images / BATCH;
    int steps = (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, 100 * ((wanted + 50) / 100)));
    return new StarterRecipe(
        height,
        width,
        BATCH,
        stride,
        List.of(rate, 2 * rate, 3 * rate),
        steps,
        steps < LONG ? 0.95 : 0.99,
        (int) Math.max(1, Math.round((double) steps * BATCH / images)));
  }

  private static int median(List<DatasetReport.SizeCount> sizes, boolean height) {
    int[] sides =
        sizes.stream()
            .flatMapToInt(
                size ->
                    IntStream.generate(() -> height ? size.height() : size.width())
                        .limit(size.images()))
            .sorted()
            .toArray();
    return sides[(sides.length - 1) / 2];
  }

  /** Whether maps are large enough for a multi-grid. */
  boolean hasGrid() {
    return outputStride == 16;
  }
}
