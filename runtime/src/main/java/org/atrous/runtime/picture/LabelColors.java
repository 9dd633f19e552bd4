package org.atrous.runtime.picture;

import java.awt.image.IndexColorModel;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Rgb;

/** The colour of every label: the data set's, and PASCAL VOC's cream for what is ignored. */
final class LabelColors {
  private static final Rgb IGNORED = new Rgb(224, 224, 192);
  private static final Rgb UNUSED = new Rgb(0, 0, 0);

  private final Dataset dataset;

  LabelColors(Dataset dataset) {
    this.dataset = dataset;
  }

  Rgb of(int label) {
    if (label == LabelMap.IGNORE) {
      return IGNORED;
    }
    return label < dataset.colors().size() ? dataset.colors().get(label) : UNUSED;
  }

  /** All 256 labels as a palette. */
  IndexColorModel palette() {
    byte[] red = new byte[256];
    byte[] green = new byte[256];
    byte[] blue = new byte[256];
    for (int label = 0; label < 256; label++) {
      Rgb color = of(label);
      red[label] = (byte) color.red();
      green[label] = (byte) color.green();
      blue[label] = (byte) color.blue();
    }
    return new IndexColorModel(8, 256, red, green, blue);
  }
}
