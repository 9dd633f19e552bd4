package org.atrous.runtime.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature, and numbers around it that a window can add itself.
 *
 * @param x the feature
 * @param top rows before it
 * @param left columns before it
 * @param bottom rows after it
 * @param right columns after it
 */
record Padded(TensorName x, long top, long left, long bottom, long right) {
  /** A feature as it is. */
  static Padded not(TensorName x) {
    return new Padded(x, 0, 0, 0, 0);
  }

  /**
   * What lies within a padded feature; the tensor itself if it isn't one.
   *
   * @param filler what it is padded with
   */
  static Padded of(TensorName x, float filler, Translation to) {
    @Nullable SourceOp producer = to.from().producer(x);
    if (producer == null || !PaddingOps.isPadding(producer)) {
      return not(x);
    }
    @Nullable ConstantTensor sides = to.constant(producer.input(1));
    if (sides == null || sides.size() != 8 || filler(producer, to) != filler) {
      return not(x);
    }
    List<Long> by = sides.longs();
    boolean onlyAroundMaps = by.get(0) + by.get(1) + by.get(6) + by.get(7) == 0;
    return onlyAroundMaps
        ? new Padded(producer.input(0), by.get(2), by.get(4), by.get(3), by.get(5))
        : not(x);
  }

  private static float filler(SourceOp padding, Translation to) {
    if (padding.inputs().size() == 2) {
      return 0;
    }
    @Nullable ConstantTensor filler = to.constant(padding.input(2));
    return filler == null ? Float.NaN : filler.number();
  }

  /** Whether there is less of it than a window has taps, on every side. */
  boolean isLessThan(long height, long width) {
    return Math.max(top, bottom) < height && Math.max(left, right) < width;
  }

  /** By ONNX' order: all that comes before the map, then what comes after. */
  List<Long> pads() {
    return List.of(top, left, bottom, right);
  }
}
