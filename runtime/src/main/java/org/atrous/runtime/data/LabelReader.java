package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.atrous.runtime.experiment.Dataset;

/**
 * Reads label files: one channel, whose value at a pixel is the pixel's class. Palette files give
 * their index. A value that the data set ignores becomes {@link LabelMap#IGNORE}, also where it
 * would be a class.
 */
public final class LabelReader {
  /** Stands in the table for a value that the data set doesn't declare. */
  private static final short UNKNOWN = -1;

  private final Dataset dataset;
  private final short[] labelOf = new short[1 << 16];

  /**
   * A reader for what a data set declares.
   *
   * @throws DataException if the data set has no classes, or more than {@link LabelMap#MAX_CLASSES}
   */
  public LabelReader(Dataset dataset) {
    this.dataset = dataset;
    int classes = dataset.classes().size();
    if (classes < 1 || classes > LabelMap.MAX_CLASSES) {
      throw new DataException(
          "data set `%s` has %d classes".formatted(dataset.name(), classes),
          "a data set has 1 to %d".formatted(LabelMap.MAX_CLASSES));
    }
    Arrays.fill(labelOf, UNKNOWN);
    for (int value = 0; value < classes; value++) {
      labelOf[value] = (short) value;
    }
    for (int value : dataset.ignored()) {
      if (value >= 0 && value < labelOf.length) {
        labelOf[value] = LabelMap.IGNORE;
      }
    }
  }

  /**
   * Reads and checks a label file.
   *
   * @throws DataException if the file can't be read, has several channels, or has a value that the
   *     data set doesn't declare
   */
  public LabelMap read(Path file) {
    BufferedImage picture = RasterFile.decode(file);
    Raster raster = picture.getRaster();
    if (raster.getNumBands() > 1) {
      throw new DataException(
          "label `%s` has %d channels".formatted(file, raster.getNumBands()),
          "a label file has one channel, grey or palette, whose values are classes");
    }
    int width = raster.getWidth();
    byte[] labels = new byte[raster.getHeight() * width];
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      // getRGB would take grey through a colour space, and the values would change.
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        int value = row[x];
        int label = value < 0 || value >= labelOf.length ? UNKNOWN : labelOf[value];
        if (label == UNKNOWN) {
          throw unknown(value, x, y, file);
        }
        labels[y * width + x] = (byte) label;
      }
    }
    return new LabelMap(raster.getHeight(), width, labels);
  }

  private DataException unknown(int value, int x, int y, Path file) {
    int last = dataset.classes().size() - 1;
    String ignores =
        dataset.ignored().isEmpty()
            ? "ignores none"
            : dataset.ignored().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "ignores ", ""));
    return new DataException(
        "label `%s` has value %d at x %d, y %d, but data set `%s` has classes 0 to %d and %s"
            .formatted(file, value, x, y, dataset.name(), last, ignores),
        "correct the label, or declare the class, or write `ignore %d`".formatted(value));
  }
}
