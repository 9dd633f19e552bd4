package org.atrous.generated.parity;

import java.nio.charset.StandardCharsets;

/**
 * Numbers that Python and Java make alike, so that no file of weights has to be kept. The
 * counterpart of {@code scripts/parity/formula.py}: change both, and then make all fixtures anew.
 */
final class Formula {
  private static final int GOLDEN = 0x9E3779B9;
  private static final double UNIT = 1 << 23;

  private Formula() {}

  /** FNV-1a of the text's UTF-8. */
  static int fnv1a(String text) {
    int value = 0x811C9DC5;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      value = (value ^ (each & 0xFF)) * 0x01000193;
    }
    return value;
  }

  /** MurmurHash3's finaliser over a name's hash and an index. */
  static int bits(int name, int index) {
    int x = name + index * GOLDEN;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return x;
  }

  /** Values in {@code centre - spread .. centre + spread}, by name and place. */
  static float[] tensor(String name, int count, double centre, double spread) {
    int hash = fnv1a(name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      double unit = ((bits(hash, i) >>> 8) - (1 << 23)) / UNIT;
      values[i] = (float) (centre + spread * unit);
    }
    return values;
  }

  /** RGB in 0..255, shape {@code [height, width, 3]}: squares of 16 pixels with noise over them. */
  static float[] image(String name, int height, int width) {
    int coarse = fnv1a(name + "/coarse");
    int fine = fnv1a(name + "/fine");
    float[] pixels = new float[height * width * 3];
    int i = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int square = bits(coarse, (y / 16 * 4096 + x / 16) * 3 + c) >>> 24;
          int noise = bits(fine, (y * 4096 + x) * 3 + c) >>> 24;
          int mixed = (3 * square + noise) / 4;
          pixels[i++] = mixed;
        }
      }
    }
    return pixels;
  }

  /** Classes in squares of 16 pixels, a few of them without a class: 255. */
  static int[] labels(String name, int height, int width, int classes) {
    int hash = fnv1a(name + "/labels");
    int[] labels = new int[height * width];
    for (int i = 0; i < labels.length; i++) {
      int square = i / width / 16 * 4096 + i % width / 16;
      int drawn = Integer.remainderUnsigned(bits(hash, square), classes + 1);
      labels[i] = drawn == classes ? 255 : drawn;
    }
    return labels;
  }
}
