package org.atrous.runtime.data;

import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.LabelCodes;

/**
 * Labels that are numbers: one channel of 1 to 16 bits, grey or palette, whose values are classes,
 * or become classes by the data set's map. A value that the data set ignores becomes {@link
 * LabelMap#IGNORE}, also where it would be a class.
 */
final class IndexLabels implements LabelCoding {
  private final Dataset dataset;
  private final short[] labelOf = new short[1 << 16];

  IndexLabels(Dataset dataset) {
    this.dataset = dataset;
    LabelCodes codes = dataset.codes();
    Arrays.fill(labelOf, (short) UNKNOWN);
    if (codes.map().isEmpty()) {
      int first = codes.reduceZero() ? 1 : 0;
      for (int i = 0; i < dataset.classes().size(); i++) {
        labelOf[first + i] = (short) i;
      }
    }
    for (LabelCodes.Mapping mapping : codes.map()) {
      for (int value = mapping.from(); value <= mapping.to(); value++) {
        labelOf[value] = (short) (mapping.firstClass() + value - mapping.from());
      }
    }
    if (codes.reduceZero()) {
      labelOf[0] = LabelMap.IGNORE;
    }
    for (int value : dataset.ignored()) {
      if (value >= 0 && value < labelOf.length) {
        labelOf[value] = LabelMap.IGNORE;
      }
    }
  }

  @Override
  public Codes read(Path file) {
    Raster raster = RasterFile.decode(file).getRaster();
    if (raster.getNumBands() > 1) {
      throw new DataException(
          "label `%s` has %d channels".formatted(file, raster.getNumBands()),
          "a label file has one channel, grey or palette, whose values are classes; where colours"
              + " are classes, the data set says `labels color`");
    }
    int height = raster.getHeight();
    int width = raster.getWidth();
    // getRGB would take grey through a colour space, and the values would change.
    return new Codes(height, width, raster.getSamples(0, 0, width, height, 0, (int[]) null));
  }

  @Override
  public int label(int code) {
    return code < 0 || code >= labelOf.length ? UNKNOWN : labelOf[code];
  }

  @Override
  public String text(int code) {
    return String.valueOf(code);
  }

  @Override
  public DataException unknown(int code, int y, int x, Path file) {
    return new DataException(
        "label `%s` has value %d at x %d, y %d, but data set `%s` %s and %s"
            .formatted(file, code, x, y, dataset.name(), declared(), ignores()),
        "correct the label, or declare the class, or write `ignore %d`".formatted(code));
  }

  private String declared() {
    int last = dataset.classes().size() - 1;
    if (dataset.codes().reduceZero()) {
      return "has the values 1 to %d for its classes".formatted(last + 1);
    }
    return dataset.codes().map().isEmpty()
        ? "has classes 0 to %d".formatted(last)
        : "maps %s".formatted(mapped());
  }

  private String mapped() {
    return dataset.codes().map().stream()
        .map(m -> m.from() == m.to() ? "" + m.from() : m.from() + ".." + m.to())
        .collect(Collectors.joining(", "));
  }

  private String ignores() {
    List<Integer> values =
        IntStream.range(0, labelOf.length)
            .filter(value -> labelOf[value] == LabelMap.IGNORE)
            .boxed()
            .toList();
    return values.isEmpty()
        ? "ignores none"
        : values.stream().map(String::valueOf).collect(Collectors.joining(", ", "ignores ", ""));
  }
}
