package org.atrous.runtime.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Random changes of an image, in the order in which they are made. What is null isn't done.
 *
 * @param resize largest size that an image is first brought to, keeping its shape
 * @param minSide length that the shorter side has at least
 * @param minScale smallest factor of the random scale; 1 for none
 * @param maxScale largest factor
 * @param scaleStep from one factor to the next; 0 for anything between
 * @param rotation of the image
 * @param catMaxRatio largest share of one class in a crop
 * @param flip whether images are mirrored left to right with probability one half
 * @param jitter of colours
 * @param blur of the image
 */
public record AugmentSettings(
    @Nullable PixelSize resize,
    @Nullable Integer minSide,
    double minScale,
    double maxScale,
    double scaleStep,
    @Nullable Rotation rotation,
    @Nullable Double catMaxRatio,
    boolean flip,
    @Nullable Jitter jitter,
    @Nullable Blur blur) {

  /** An angle in degrees, counterclockwise. */
  public record Rotation(double from, double to, double probability) {}

  /** By how much each changes at most, as a share; hue as a share of the circle. */
  public record Jitter(double brightness, double contrast, double saturation, double hue) {}

  /** Gaussian, with a standard deviation up to {@code sigma} pixels. */
  public record Blur(double probability, double sigma) {}
}
