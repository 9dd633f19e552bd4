package org.atrous.runtime.experiment;

import java.util.List;
import java.util.stream.IntStream;

/** The colour map of PASCAL VOC: the bits of an index spread over the channels' high bits. */
public final class VocPalette {
  private VocPalette() {}

  /** The first {@code count} colours. */
  public static List<Rgb> colors(int count) {
    return IntStream.range(0, count).mapToObj(VocPalette::color).toList();
  }

  private static Rgb color(int index) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int rest = index;
    for (int bit = 7; rest > 0; bit--, rest >>= 3) {
      red |= (rest & 1) << bit;
      green |= (rest >> 1 & 1) << bit;
      blue |= (rest >> 2 & 1) << bit;
    }
    return new Rgb(red, green, blue);
  }
}
