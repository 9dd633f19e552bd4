package org.atrous.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.experiment.Recipe;

/**
 * Random scale, crop and flip, as the paper trains (Chen et al. 2017, section 4.1). Where a scaled
 * image is smaller than the crop, it lies at the top left, and is padded with the network's mean
 * colour, its label with {@link LabelMap#IGNORE}, as in the authors' code.
 *
 * <p>Images are scaled bilinearly, labels to the nearest value, both with pixel centres at one
 * half: a pixel and its label stay together.
 */
public final class Augmentation {
  private static final long DRAWS = 2;

  private final int cropHeight;
  private final int cropWidth;
  private final double minScale;
  private final double maxScale;
  private final boolean flip;
  private final float[] padding;
  private final long seed;

  /**
   * @param recipe its crop, scales and flip
   * @param normalization of the network, whose mean pads
   * @param seed of what is drawn
   */
  public Augmentation(Recipe recipe, Normalization normalization, long seed) {
    this.cropHeight = recipe.cropHeight();
    this.cropWidth = recipe.cropWidth();
    this.minScale = recipe.augment().minScale();
    this.maxScale = recipe.augment().maxScale();
    this.flip = recipe.augment().flip();
    this.padding = floats(normalization.mean());
    this.seed = seed;
    if (cropHeight < 1 || cropWidth < 1 || !(minScale > 0) || maxScale < minScale) {
      throw new IllegalArgumentException(
          "crop %dx%d, scale %s..%s".formatted(cropHeight, cropWidth, minScale, maxScale));
    }
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  public int cropHeight() {
    return cropHeight;
  }

  public int cropWidth() {
    return cropWidth;
  }

  /**
   * Puts a sample, as a step sees it, into its place in a batch.
   *
   * @param sample of any size
   * @param step from 1
   * @param index in the batch, from 0
   * @param images where its pixels go, shape {@code [batch, cropHeight, cropWidth, 3]}
   * @param labels where its labels go, shape {@code [batch, cropHeight, cropWidth]}
   */
  public void apply(Sample sample, int step, int index, float[] images, int[] labels) {
    Random random = Seeds.at(seed, DRAWS, step, index);
    double scale = minScale + random.nextDouble() * (maxScale - minScale);
    int height = scaled(sample.image().height(), scale);
    int width = scaled(sample.image().width(), scale);
    int top = random.nextInt(Math.max(1, height - cropHeight + 1));
    int left = random.nextInt(Math.max(1, width - cropWidth + 1));
    boolean mirrored = random.nextBoolean() && flip;
    Axis rows = new Axis(sample.image().height(), height, top, cropHeight, false);
    Axis columns = new Axis(sample.image().width(), width, left, cropWidth, mirrored);
    scaleImage(sample.image(), rows, columns, images, index * cropHeight * cropWidth * 3);
    scaleLabel(sample.label(), rows, columns, labels, index * cropHeight * cropWidth);
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  private void scaleImage(RgbImage image, Axis rows, Axis columns, float[] to, int offset) {
    byte[] from = image.bytes();
    int stride = 3 * image.width();
    int at = offset;
    for (int y = 0; y < cropHeight; y++) {
      int upper = rows.low[y] * stride;
      int lower = rows.high[y] * stride;
      float down = rows.fraction[y];
      for (int x = 0; x < cropWidth; x++, at += 3) {
        if (upper < 0 || columns.low[x] < 0) {
          System.arraycopy(padding, 0, to, at, 3);
          continue;
        }
        int left = 3 * columns.low[x];
        int right = 3 * columns.high[x];
        float across = columns.fraction[x];
        for (int channel = 0; channel < 3; channel++) {
          float a = from[upper + left + channel] & 0xff;
          float b = from[upper + right + channel] & 0xff;
          float c = from[lower + left + channel] & 0xff;
          float d = from[lower + right + channel] & 0xff;
          float top = a + (b - a) * across;
          to[at + channel] = top + (c + (d - c) * across - top) * down;
        }
      }
    }
  }

  private void scaleLabel(LabelMap label, Axis rows, Axis columns, int[] to, int offset) {
    byte[] from = label.bytes();
    int at = offset;
    for (int y = 0; y < cropHeight; y++) {
      int row = rows.nearest[y] * label.width();
      if (row < 0) {
        Arrays.fill(to, at, at + cropWidth, LabelMap.IGNORE);
        at += cropWidth;
        continue;
      }
      for (int x = 0; x < cropWidth; x++) {
        int column = columns.nearest[x];
        to[at++] = column < 0 ? LabelMap.IGNORE : from[row + column] & 0xff;
      }
    }
  }

  /** Where each position of a crop takes its value from, on one axis; -1 where it is padding. */
  private static final class Axis {
    private final int[] low;
    private final int[] high;
    private final float[] fraction;
    private final int[] nearest;

    Axis(int length, int scaled, int start, int crop, boolean mirrored) {
      low = new int[crop];
      high = new int[crop];
      fraction = new float[crop];
      nearest = new int[crop];
      double step = (double) length / scaled;
      for (int i = 0; i < crop; i++) {
        int to = mirrored ? crop - 1 - i : i;
        int position = start + i;
        if (position >= scaled) {
          low[to] = high[to] = nearest[to] = -1;
          continue;
        }
        double centre = (position + 0.5) * step;
        double from = Math.max(0, Math.min(length - 1, centre - 0.5));
        low[to] = (int) from;
        high[to] = Math.min(length - 1, low[to] + 1);
        fraction[to] = (float) (from - low[to]);
        nearest[to] = Math.min(length - 1, (int) centre);
      }
    }
  }
}
