package org.atrous.runtime.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.atrous.runtime.experiment.Dataset;

/** Reads label files as a data set declares them: the class of each pixel, or none. */
public final class LabelReader {
  private final LabelCoding coding;

  /**
   * A reader for what a data set declares.
   *
   * @throws DataException if the data set has no classes, more than {@link LabelMap#MAX_CLASSES},
   *     or two of one colour where labels are colours
   */
  public LabelReader(Dataset dataset) {
    int classes = dataset.classes().size();
    if (classes < 1 || classes > LabelMap.MAX_CLASSES) {
      throw new DataException(
          "data set `%s` has %d classes".formatted(dataset.name(), classes),
          "a data set has 1 to %d".formatted(LabelMap.MAX_CLASSES));
    }
    this.coding = LabelCoding.of(dataset);
  }

  /** What a label file holds, also where the data set doesn't declare it. */
  record Survey(LabelMap labels, Map<String, Long> unknown) {}

  /**
   * Reads and checks a label file.
   *
   * @throws DataException if the file can't be read, isn't of the declared kind, or has a value or
   *     colour that the data set doesn't declare
   */
  public LabelMap read(Path file) {
    LabelCoding.Codes codes = coding.read(file);
    byte[] labels = new byte[codes.size()];
    int label = LabelCoding.UNKNOWN;
    for (int i = 0; i < labels.length; i++) {
      int code = codes.at(i);
      // Neighbours are mostly alike, and a colour takes long to look up.
      label = i > 0 && code == codes.at(i - 1) ? label : coding.label(code);
      if (label == LabelCoding.UNKNOWN) {
        throw coding.unknown(code, i / codes.width(), i % codes.width(), file);
      }
      labels[i] = (byte) label;
    }
    return new LabelMap(codes.height(), codes.width(), labels);
  }

  /**
   * Reads a label file, and counts the pixels of values and colours that the data set doesn't
   * declare; their label is {@link LabelMap#IGNORE}.
   *
   * @throws DataException if the file can't be read, or isn't of the declared kind
   */
  Survey survey(Path file) {
    LabelCoding.Codes codes = coding.read(file);
    byte[] labels = new byte[codes.size()];
    Map<String, Long> unknown = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      int label = coding.label(codes.at(i));
      if (label == LabelCoding.UNKNOWN) {
        unknown.merge(coding.text(codes.at(i)), 1L, Long::sum);
        label = LabelMap.IGNORE;
      }
      labels[i] = (byte) label;
    }
    return new Survey(new LabelMap(codes.height(), codes.width(), labels), unknown);
  }
}
