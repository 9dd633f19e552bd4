package org.atrous.runtime.data;

import java.util.Random;
import org.atrous.runtime.experiment.AugmentSettings;
import org.atrous.runtime.experiment.PixelSize;

/** How large an image is before a crop is cut from it. */
final class ScaledSize {
  private ScaledSize() {}

  /** The size after {@code resize}, {@code min_side} and a random scale. */
  static RotatedPlacement.Size of(RgbImage image, AugmentSettings augment, double scale) {
    double fixed = fixed(image, augment);
    int height = scaled(scaled(image.height(), fixed), scale);
    return new RotatedPlacement.Size(height, scaled(scaled(image.width(), fixed), scale));
  }

  /** A factor of the recipe's range; with a step, one of its steps. */
  static double draw(AugmentSettings augment, Random random) {
    double range = augment.maxScale() - augment.minScale();
    double drawn = random.nextDouble();
    if (augment.scaleStep() == 0) {
      return augment.minScale() + drawn * range;
    }
    // A step that divides the range reaches its end, whatever the last bits of the quotient are.
    int steps = (int) Math.floor(range / augment.scaleStep() + 1e-9);
    int step = (int) (drawn * (steps + 1));
    return augment.minScale() + step * augment.scaleStep();
  }

  /** The longer side fits the longer one of {@code resize}, the shorter side the shorter one. */
  private static double fixed(RgbImage image, AugmentSettings augment) {
    double longer = Math.max(image.height(), image.width());
    double shorter = Math.min(image.height(), image.width());
    double factor = 1;
    PixelSize resize = augment.resize();
    if (resize != null) {
      factor =
          Math.min(
              Math.max(resize.height(), resize.width()) / longer,
              Math.min(resize.height(), resize.width()) / shorter);
    }
    Integer minSide = augment.minSide();
    return minSide == null ? factor : Math.max(factor, minSide / shorter);
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }
}
