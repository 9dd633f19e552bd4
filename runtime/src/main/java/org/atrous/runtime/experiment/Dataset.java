package org.atrous.runtime.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A data set as declared: which files pair up and what the label values mean. Where the files lie
 * is not part of it.
 *
 * @param name in the spec
 * @param images glob of the images below the data folder, with {@code {split}} and {@code *}
 * @param labels pattern of the labels; each {@code *} stands for what the image's matched
 * @param list file that names a split's images, one a line; empty where all of them count
 * @param classes names, by number from 0
 * @param colors of the classes, one each
 * @param ignored label values without a class, ascending
 * @param codes what the other label values mean
 * @param tiles into which images are cut; null where they are samples as they are
 */
public record Dataset(
    String name,
    String images,
    String labels,
    String list,
    List<String> classes,
    List<Rgb> colors,
    List<Integer> ignored,
    LabelCodes codes,
    @Nullable Tiling tiles) {

  public Dataset {
    classes = List.copyOf(classes);
    colors = List.copyOf(colors);
    ignored = List.copyOf(new TreeSet<>(ignored));
    if (colors.size() != classes.size()) {
      throw new IllegalArgumentException(
          "%d classes but %d colours".formatted(classes.size(), colors.size()));
    }
  }

  /**
   * The same with names and colours for as many classes as a network has, if it has more: {@code
   * class 11} for the one after 0 to 10.
   */
  public Dataset widenedTo(int count) {
    List<String> names = new ArrayList<>(classes);
    for (int i = names.size(); i < count; i++) {
      names.add("class " + i);
    }
    List<Rgb> all = new ArrayList<>(colors);
    all.addAll(VocPalette.colors(names.size()).subList(all.size(), names.size()));
    return new Dataset(name, images, labels, list, names, all, ignored, codes, tiles);
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects the settings of a data set. Without colours the VOC palette serves. */
  public static final class Builder {
    private final String name;
    private String images = "";
    private String labels = "";
    private String list = "";
    private List<String> classes = List.of();
    private final List<Rgb> colors = new ArrayList<>();
    private List<Integer> ignored = List.of();
    private @Nullable Tiling tiles;
    private boolean byColor;
    private boolean reduceZero;
    private final List<LabelCodes.Mapping> map = new ArrayList<>();
    private final List<Rgb> ignoredColors = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    public Builder pairs(String images, String labels) {
      this.images = images;
      this.labels = labels;
      return this;
    }

    public Builder classes(String... names) {
      this.classes = List.of(names);
      return this;
    }

    /** The colour of the next class, in the order of the classes. */
    public Builder color(int red, int green, int blue) {
      colors.add(new Rgb(red, green, blue));
      return this;
    }

    public Builder ignore(Integer... values) {
      this.ignored = List.of(values);
      return this;
    }

    /** The file that names a split's images. */
    public Builder list(String file) {
      this.list = file;
      return this;
    }

    /** Images are cut into tiles of a size, each of which begins before the one before it ends. */
    public Builder tiles(int height, int width, int overlap) {
      this.tiles = new Tiling(height, width, overlap);
      return this;
    }

    /** Labels are the colours of their classes. */
    public Builder labelsByColor() {
      this.byColor = true;
      return this;
    }

    /** Label value 0 is without a class, and every other one is one more than its class. */
    public Builder reduceZeroLabel() {
      this.reduceZero = true;
      return this;
    }

    /** The class of a label value. */
    public Builder map(int value, int classNumber) {
      map.add(new LabelCodes.Mapping(value, value, classNumber));
      return this;
    }

    /** The classes of label values in a row, in a row as well. */
    public Builder mapRun(int from, int to, int firstClass) {
      map.add(new LabelCodes.Mapping(from, to, firstClass));
      return this;
    }

    public Builder ignoreColor(int red, int green, int blue) {
      ignoredColors.add(new Rgb(red, green, blue));
      return this;
    }

    public Dataset build() {
      List<Rgb> all = colors.isEmpty() ? VocPalette.colors(classes.size()) : colors;
      LabelCodes codes = new LabelCodes(byColor, reduceZero, map, ignoredColors);
      return new Dataset(name, images, labels, list, classes, all, ignored, codes, tiles);
    }
  }
}
