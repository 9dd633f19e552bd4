package org.atrous.runtime.prediction;

/** A network, as a function of pixels. */
@FunctionalInterface
interface WindowLogits {
  /**
   * The logits of a part of an image.
   *
   * @param pixels RGB in 0..255, shape {@code [1, height, width, 3]}
   * @return shape {@code [1, height, width, classes]}, or longer; valid until the next call
   */
  float[] of(float[] pixels, int height, int width);
}
