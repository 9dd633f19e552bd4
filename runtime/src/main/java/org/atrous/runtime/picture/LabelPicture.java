package org.atrous.runtime.picture;

import java.awt.image.BufferedImage;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Dataset;

/**
 * Labels as a palette picture: a pixel's value is its class, as data sets store them, and shows in
 * the class's colour.
 */
public final class LabelPicture {
  private LabelPicture() {}

  /** The labels, one pixel each. */
  public static BufferedImage of(LabelMap labels, Dataset dataset) {
    BufferedImage picture =
        new BufferedImage(
            labels.width(),
            labels.height(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new LabelColors(dataset).palette());
    picture.getRaster().setPixels(0, 0, labels.width(), labels.height(), labels.toInts());
    return picture;
  }
}
