package org.atrous.runtime.data;

/**
 * An image with its labels, of one size.
 *
 * @param name for messages and for the names of result files; unique in its source
 * @param image the pixels
 * @param label their classes
 */
public record Sample(String name, RgbImage image, LabelMap label) {
  public Sample {
    if (image.height() != label.height() || image.width() != label.width()) {
      throw new IllegalArgumentException(
          "`%s` is %dx%d but its label is %dx%d"
              .formatted(name, image.height(), image.width(), label.height(), label.width()));
    }
  }

  /** Bytes of pixels and labels in memory. */
  long bytes() {
    return 4L * image.height() * image.width();
  }
}
