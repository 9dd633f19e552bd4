package org.atrous.runtime.data;

import java.nio.file.Path;

/**
 * The files of one sample.
 *
 * @param name the image's path below the data folder, with slashes
 * @param image JPEG, PNG or whatever ImageIO reads
 * @param label class values or colours
 */
record SamplePair(String name, Path image, Path label) {
  /**
   * The sample of what the two files hold. Some labels were drawn over the pixels as they are
   * stored, without regard to a photo's orientation: their size tells.
   *
   * @throws DataException if their sizes differ
   */
  Sample fit(ImageReader.Photo photo, LabelMap labels) {
    RgbImage upright = photo.upright();
    if (same(upright, labels)) {
      return new Sample(name, upright, labels);
    }
    if (same(photo.stored(), labels)) {
      return new Sample(name, photo.stored(), labels);
    }
    throw new DataException(
        "label `%s` is %dx%d, but its image `%s` is %dx%d (height x width)"
            .formatted(
                label, labels.height(), labels.width(), image, upright.height(), upright.width()),
        "a label has one value for each pixel of its image: check that the two belong together");
  }

  private static boolean same(RgbImage pixels, LabelMap labels) {
    return pixels.height() == labels.height() && pixels.width() == labels.width();
  }
}
