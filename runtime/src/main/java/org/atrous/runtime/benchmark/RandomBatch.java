package org.atrous.runtime.benchmark;

import java.util.SplittableRandom;

/** Images and labels that stand for real ones: the time of a network doesn't depend on them. */
final class RandomBatch {
  private static final int VALUES = 256;
  private static final long SEED = 1;

  private RandomBatch() {}

  /** RGB in 0..255, shape {@code [batch, height, width, 3]}. */
  static float[] images(int batch, int height, int width) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] pixels = new float[Math.multiplyExact(3, pixels(batch, height, width))];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(VALUES);
    }
    return pixels;
  }

  /** Classes, shape {@code [batch, height, width]}. */
  static int[] labels(int batch, int height, int width, int classes) {
    return new SplittableRandom(SEED).ints(pixels(batch, height, width), 0, classes).toArray();
  }

  private static int pixels(int batch, int height, int width) {
    return Math.multiplyExact(batch, Math.multiplyExact(height, width));
  }
}
