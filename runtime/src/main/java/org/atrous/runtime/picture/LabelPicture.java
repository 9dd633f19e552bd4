package org.atrous.runtime.picture;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
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
    int[] row = new int[labels.width()];
    for (int y = 0; y < labels.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = labels.at(y, x);
      }
      picture.getRaster().setPixels(0, y, row.length, 1, row);
    }
    return picture;
  }

  /** The same, made while it is written. */
  public static RenderedImage byRow(LabelMap labels, Dataset dataset) {
    return new RowPicture(
        labels.height(),
        labels.width(),
        new LabelColors(dataset).palette(),
        (y, samples) -> {
          for (int x = 0; x < samples.length; x++) {
            samples[x] = labels.at(y, x);
          }
        });
  }
}
