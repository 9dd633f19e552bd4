package org.atrous.runtime.prediction;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.files.InOrder;

/**
 * How much of an image each class takes, as predicted.
 *
 * @param image its file
 * @param height in pixels
 * @param width in pixels
 * @param pixels number of them by class; classes that don't occur have 0
 * @param share of the image by class, 0..1
 */
public record ClassAreas(
    String image,
    int height,
    int width,
    @JsonSerialize(using = InOrder.class) Map<String, Long> pixels,
    @JsonSerialize(using = InOrder.class) Map<String, Double> share) {

  /** Counts the pixels of a prediction. */
  public static ClassAreas of(String image, LabelMap prediction, List<String> classes) {
    long[] counts = new long[classes.size()];
    for (int y = 0; y < prediction.height(); y++) {
      for (int x = 0; x < prediction.width(); x++) {
        counts[prediction.at(y, x)]++;
      }
    }
    Map<String, Long> pixels = new LinkedHashMap<>();
    Map<String, Double> share = new LinkedHashMap<>();
    double all = (double) prediction.height() * prediction.width();
    for (int i = 0; i < counts.length; i++) {
      pixels.put(classes.get(i), counts[i]);
      share.put(classes.get(i), counts[i] / all);
    }
    return new ClassAreas(image, prediction.height(), prediction.width(), pixels, share);
  }
}
