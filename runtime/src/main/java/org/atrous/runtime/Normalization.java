package org.atrous.runtime;

import java.util.List;

/**
 * How pixel values become a network's input: {@code (pixel - mean) / std}, channel by channel.
 *
 * @param mean of red, green and blue, in units of 0..255; also the colour that pads a crop
 * @param std of red, green and blue, in units of 0..255
 */
public record Normalization(List<Double> mean, List<Double> std) {
  public Normalization {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException("mean and std have three channels each");
    }
  }

  public static Normalization of(
      double meanRed,
      double meanGreen,
      double meanBlue,
      double stdRed,
      double stdGreen,
      double stdBlue) {
    return new Normalization(
        List.of(meanRed, meanGreen, meanBlue), List.of(stdRed, stdGreen, stdBlue));
  }
}
