package org.atrous.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.experiment.AugmentSettings;
import org.atrous.runtime.experiment.Recipe;

/**
 * How a sample becomes a crop: resized, scaled, rotated, cut, mirrored, its colours changed, and
 * blurred, as the recipe asks. Where a scaled image is smaller than the crop, it lies at the top
 * left, and is padded with the network's mean colour, its label with {@link LabelMap#IGNORE}, as in
 * the code of the paper's authors.
 *
 * <p>Each kind of change has its own random numbers, so that one more leaves the others as they
 * are.
 */
public final class Augmentation {
  private static final long CROPS = 2;
  private static final long ROTATIONS = 3;
  private static final long OTHER_CROPS = 4;
  private static final long COLORS = 5;
  private static final long BLURS = 6;

  /** Crops that are drawn anew, at most, where one class has too large a share. */
  private static final int RETRIES = 10;

  /** Below this standard deviation a blur changes nothing that could be seen. */
  private static final double LEAST_SIGMA = 0.05;

  private final int cropHeight;
  private final int cropWidth;
  private final AugmentSettings augment;
  private final float[] padding;
  private final long seed;

  /**
   * @param recipe its crop and changes
   * @param normalization of the network, whose mean pads
   * @param seed of what is drawn
   */
  public Augmentation(Recipe recipe, Normalization normalization, long seed) {
    this.cropHeight = recipe.cropHeight();
    this.cropWidth = recipe.cropWidth();
    this.augment = recipe.augment();
    this.padding = floats(normalization.mean());
    this.seed = seed;
    double minScale = augment.minScale();
    if (cropHeight < 1 || cropWidth < 1 || !(minScale > 0) || augment.maxScale() < minScale) {
      throw new IllegalArgumentException(
          "crop %dx%d, scale %s..%s"
              .formatted(cropHeight, cropWidth, minScale, augment.maxScale()));
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
    int offset = index * cropHeight * cropWidth;
    Random random = Seeds.at(seed, CROPS, step, index);
    double scale = ScaledSize.draw(augment, random);
    RotatedPlacement.Size scaled = ScaledSize.of(sample.image(), augment, scale);
    RotatedPlacement.Size corner = corner(scaled, random);
    boolean mirrored = random.nextBoolean() && augment.flip();
    double degrees = rotation(Seeds.at(seed, ROTATIONS, step, index));
    Placement placement = placement(sample, scaled, corner, degrees, mirrored);
    placement.label(sample.label(), labels, offset);
    Double most = augment.catMaxRatio();
    if (most != null && most < 1) {
      Random again = Seeds.at(seed, OTHER_CROPS, step, index);
      for (int i = 0; i < RETRIES && !isMixed(labels, offset, most); i++) {
        placement = placement(sample, scaled, corner(scaled, again), degrees, mirrored);
        placement.label(sample.label(), labels, offset);
      }
    }
    placement.image(sample.image(), padding, images, 3 * offset);
    recolor(placement, step, index, images, 3 * offset);
  }

  /** The crop of a sample by itself, its colours rounded to whole numbers. */
  public Sample crop(Sample sample, int step, int index) {
    int pixels = cropHeight * cropWidth;
    float[] images = new float[3 * pixels * (index + 1)];
    int[] labels = new int[pixels * (index + 1)];
    apply(sample, step, index, images, labels);
    byte[] rgb = new byte[3 * pixels];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.round(images[3 * pixels * index + i]);
    }
    int[] own = Arrays.copyOfRange(labels, pixels * index, labels.length);
    return new Sample(
        sample.name(),
        new RgbImage(cropHeight, cropWidth, rgb),
        LabelMap.of(cropHeight, cropWidth, own));
  }

  private RotatedPlacement.Size corner(RotatedPlacement.Size scaled, Random random) {
    int top = random.nextInt(Math.max(1, scaled.height() - cropHeight + 1));
    int left = random.nextInt(Math.max(1, scaled.width() - cropWidth + 1));
    return new RotatedPlacement.Size(top, left);
  }

  private double rotation(Random random) {
    AugmentSettings.Rotation rotation = augment.rotation();
    if (rotation == null || random.nextDouble() >= rotation.probability()) {
      return 0;
    }
    return rotation.from() + random.nextDouble() * (rotation.to() - rotation.from());
  }

  private Placement placement(
      Sample sample,
      RotatedPlacement.Size scaled,
      RotatedPlacement.Size corner,
      double degrees,
      boolean mirrored) {
    int height = sample.image().height();
    int width = sample.image().width();
    if (degrees != 0) {
      return new RotatedPlacement(
          new RotatedPlacement.Size(height, width),
          scaled,
          corner,
          new RotatedPlacement.Size(cropHeight, cropWidth),
          degrees,
          mirrored);
    }
    return new StraightPlacement(
        new StraightPlacement.Axis(height, scaled.height(), corner.height(), cropHeight, false),
        new StraightPlacement.Axis(width, scaled.width(), corner.width(), cropWidth, mirrored));
  }

  /** Whether there are several classes in a crop, and none has the share or more. */
  private boolean isMixed(int[] labels, int offset, double share) {
    int[] counts = new int[LabelMap.IGNORE];
    int counted = 0;
    int largest = 0;
    for (int i = offset; i < offset + cropHeight * cropWidth; i++) {
      if (labels[i] != LabelMap.IGNORE) {
        largest = Math.max(largest, ++counts[labels[i]]);
        counted++;
      }
    }
    return largest < counted && largest < share * counted;
  }

  private void recolor(Placement placement, int step, int index, float[] images, int offset) {
    AugmentSettings.Jitter jitter = augment.jitter();
    if (jitter != null) {
      ColorJitter.draw(jitter, Seeds.at(seed, COLORS, step, index))
          .apply(placement, images, offset);
    }
    AugmentSettings.Blur blur = augment.blur();
    if (blur != null) {
      Random random = Seeds.at(seed, BLURS, step, index);
      boolean blurred = random.nextDouble() < blur.probability();
      double sigma = random.nextDouble() * blur.sigma();
      if (blurred && sigma >= LEAST_SIGMA) {
        new GaussianBlur(sigma).apply(placement, images, offset);
      }
    }
  }
}
