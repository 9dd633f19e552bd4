package org.atrous.runtime.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A data set as declared: which files pair up and what the label values mean. Where the files lie
 * is not part of it.
 *
 * @param name in the spec
 * @param images glob of the images below the data folder, with {@code {split}} and {@code *}
 * @param labels pattern of the labels; each {@code *} stands for what the image's matched
 * @param classes names, by label value from 0
 * @param colors of the classes in overlays, one each
 * @param ignored label values without a class, ascending
 */
public record Dataset(
    String name,
    String images,
    String labels,
    List<String> classes,
    List<Rgb> colors,
    List<Integer> ignored) {

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
    return new Dataset(name, images, labels, names, all, ignored);
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects the settings of a data set. Without colours the VOC palette serves. */
  public static final class Builder {
    private final String name;
    private String images = "";
    private String labels = "";
    private List<String> classes = List.of();
    private final List<Rgb> colors = new ArrayList<>();
    private List<Integer> ignored = List.of();

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

    public Dataset build() {
      List<Rgb> all = colors.isEmpty() ? VocPalette.colors(classes.size()) : colors;
      return new Dataset(name, images, labels, classes, all, ignored);
    }
  }
}
