package org.atrous.runtime.data;

import java.nio.file.Path;
import org.atrous.runtime.experiment.Dataset;

/** How label files say the class of a pixel: by a code, which is a number or a colour. */
interface LabelCoding {
  /** What {@link #label} says of a code that the data set doesn't declare. */
  int UNKNOWN = -1;

  /** The coding that a data set declares. */
  static LabelCoding of(Dataset dataset) {
    return dataset.codes().byColor() ? new ColorLabels(dataset) : new IndexLabels(dataset);
  }

  /** What a label file holds: codes, row by row. */
  final class Codes {
    private final int height;
    private final int width;
    private final int[] values;

    Codes(int height, int width, int[] values) {
      this.height = height;
      this.width = width;
      this.values = values;
    }

    int height() {
      return height;
    }

    int width() {
      return width;
    }

    int size() {
      return values.length;
    }

    int at(int index) {
      return values[index];
    }
  }

  /**
   * Reads a label file.
   *
   * @throws DataException if it can't be read, or isn't of the kind that has such codes
   */
  Codes read(Path file);

  /** The class of a code, {@link LabelMap#IGNORE}, or {@link #UNKNOWN}. */
  int label(int code);

  /** A code as people write it. */
  String text(int code);

  /** Says what is wrong with a code that the data set doesn't declare. */
  DataException unknown(int code, int y, int x, Path file);
}
