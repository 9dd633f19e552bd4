package org.atrous.runtime.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Rgb;

/** Labels that are the colours of their classes; a palette's colours count, not its indices. */
final class ColorLabels implements LabelCoding {
  private final Dataset dataset;
  private final Map<Integer, Integer> labelOf = new HashMap<>();

  ColorLabels(Dataset dataset) {
    this.dataset = dataset;
    List<Rgb> colors = dataset.colors();
    for (int i = 0; i < colors.size(); i++) {
      Integer other = labelOf.put(code(colors.get(i)), i);
      if (other != null) {
        throw new DataException(
            "data set `%s` has the colour %s for class `%s` and for class `%s`"
                .formatted(
                    dataset.name(),
                    text(code(colors.get(i))),
                    dataset.classes().get(other),
                    dataset.classes().get(i)),
            "labels that are colours need a colour of its own for each class");
      }
    }
    for (Rgb color : dataset.codes().ignoredColors()) {
      labelOf.put(code(color), LabelMap.IGNORE);
    }
  }

  private static int code(Rgb color) {
    return color.red() << 16 | color.green() << 8 | color.blue();
  }

  @Override
  public Codes read(Path file) {
    RgbImage image = ImageReader.rgb(RasterFile.decode(file), file);
    byte[] rgb = image.bytes();
    int[] codes = new int[rgb.length / 3];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
    }
    return new Codes(image.height(), image.width(), codes);
  }

  @Override
  public int label(int code) {
    return labelOf.getOrDefault(code, UNKNOWN);
  }

  @Override
  public String text(int code) {
    return "(%d, %d, %d)".formatted(code >> 16, code >> 8 & 0xff, code & 0xff);
  }

  @Override
  public DataException unknown(int code, int y, int x, Path file) {
    return new DataException(
        "label `%s` has the colour %s at x %d, y %d, which data set `%s` doesn't declare"
            .formatted(file, text(code), x, y, dataset.name()),
        "correct the label (JPEG changes colours: PNG keeps them), or declare the colour of a class,"
            + " or write `ignore %s`".formatted(text(code)));
  }
}
