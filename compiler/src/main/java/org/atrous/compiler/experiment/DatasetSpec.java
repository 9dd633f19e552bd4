package org.atrous.compiler.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data set as declared.
 *
 * @param images glob of the images
 * @param labels pattern of their labels
 * @param list file that names a split's images, one a line; empty where all of them count
 * @param classes names, by number of the class
 * @param colors of the classes; empty for the VOC palette
 * @param codes what the values in label files mean
 * @param tiles into which images are cut; null where they stay as they are
 */
public record DatasetSpec(
    String name,
    String images,
    String labels,
    String list,
    List<String> classes,
    List<Color> colors,
    LabelCodes codes,
    @Nullable Tiles tiles) {
  public DatasetSpec {
    classes = List.copyOf(classes);
    colors = List.copyOf(colors);
  }

  /** Tiles of a size, each of which begins some pixels before the one before it ends. */
  public record Tiles(int height, int width, int overlap) {}

  /** Red, green and blue, each from 0 to 255. */
  public record Color(int red, int green, int blue) {}

  /**
   * What the values in label files mean. They are those of the file, before anything is mapped.
   *
   * @param byColor whether a label's colour is its class's, else its value is a number
   * @param reduceZero whether 0 is without a class, and every other value is one more than its
   *     class
   * @param map classes by value; empty where a value is its class
   * @param ignored values without a class
   * @param ignoredColors colours without a class
   */
  public record LabelCodes(
      boolean byColor,
      boolean reduceZero,
      Map<Integer, Integer> map,
      List<Integer> ignored,
      List<Color> ignoredColors) {
    public LabelCodes {
      map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
      ignored = List.copyOf(ignored);
      ignoredColors = List.copyOf(ignoredColors);
    }
  }
}
