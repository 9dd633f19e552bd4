package org.atrous.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.runtime.data.DatasetReport;
import org.atrous.runtime.discovery.FoundClass;
import org.atrous.runtime.discovery.FoundFiles;
import org.atrous.runtime.discovery.FoundLabels;
import org.atrous.runtime.discovery.LabelMeaning;

/** The text of a spec for images and labels that were found. */
final class StarterSpec {
  private static final String TEMPLATE = "starter.txt";
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final int LARGE = 2048;
  private static final double RARE = 0.01;

  /** Words that mean something where a class's name stands, or that the spec uses itself. */
  private static final Set<String> TAKEN =
      Set.of(
          "import",
          "component",
          "backbone",
          "network",
          "dialect",
          "dataset",
          "recipe",
          "evaluation",
          "sweep",
          "like",
          "after",
          "where",
          "as",
          "repeat",
          "for",
          "in",
          "if",
          "else",
          "not",
          "and",
          "or",
          "true",
          "false",
          "none",
          "narrow",
          "classes",
          "split");

  private final String name;
  private final FoundFiles files;
  private final FoundLabels labels;
  private final StarterRecipe recipe;
  private final String images;
  private final String masks;
  private final String list;

  /**
   * A spec.
   *
   * @param name of the data set, by which the others are called as well
   * @param linked whether the files are found through a folder with lists and a link to them
   */
  StarterSpec(
      String name, FoundFiles files, FoundLabels labels, StarterRecipe recipe, boolean linked) {
    this.name = name;
    this.files = files;
    this.labels = labels;
    this.recipe = recipe;
    this.images = (linked ? StarterFolder.LINK + "/" : "") + files.images();
    this.masks = (linked ? StarterFolder.LINK + "/" : "") + files.labels();
    this.list = linked ? "{split}.txt" : files.list();
  }

  /** A folder's name as the name of a data set. */
  static String nameOf(String folder) {
    String word =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String name = WORD.matcher(word).matches() ? word : "data_" + word;
    return TAKEN.contains(name) ? name + "_data" : name.replaceAll("_$", "");
  }

  /** The spec, laid out as {@code atrous fmt} does. */
  String text() throws IOException {
    String text = template();
    for (Map.Entry<String, String> value : values().entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    Diagnostics diagnostics = new Diagnostics();
    String unformatted = text;
    return SpecFormatter.format(new SourceFile(name + ".atrous", text), diagnostics)
        .orElseThrow(() -> new IllegalStateException(diagnostics.sorted() + " in\n" + unformatted));
  }

  private static String template() throws IOException {
    try (InputStream text = StarterSpec.class.getResourceAsStream(TEMPLATE)) {
      if (text == null) {
        throw new IllegalStateException(TEMPLATE + " is missing from the build");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("IMAGES", Numbers.grouped(files.size()));
    values.put("NARROW", "narrow");
    values.put("CLASSES", String.valueOf(labels.classes().size()));
    values.put("NETWORK", network(name));
    values.put("GRID", recipe.hasGrid() ? "  block4 multigrid(1, 2)\n" : "");
    String rates = recipe.rates().stream().map(String::valueOf).collect(Collectors.joining(", "));
    values.put("RATES", recipe.hasGrid() ? rates : rates + ", rates_at: " + recipe.outputStride());
    values.put("FREQUENCIES", frequencies());
    values.put("DECLARATION", declaration());
    values.put("EPOCHS", String.valueOf(recipe.epochs()));
    values.put("TRAINING", word(files.training()));
    values.put("UNSEEN", word(files.unseen()));
    values.put("SIZES", sizes());
    values.put("CROP", recipe.height() + "x" + recipe.width());
    values.put("BATCH", String.valueOf(recipe.batch()));
    values.put("STRIDE", String.valueOf(recipe.outputStride()));
    values.put("STEPS", Numbers.grouped(recipe.steps()).replace(',', '_'));
    values.put("DECAY", String.valueOf(recipe.decay()));
    values.put("WEIGHTS", weights());
    values.put("WINDOW", window());
    values.put("DATASET", name);
    return values;
  }

  /** The name of the network: {@code RoadScenes} for {@code road_scenes}. */
  static String network(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_", -1)) {
      if (!part.isEmpty()) {
        camel.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return camel.toString();
  }

  private String declaration() {
    StringBuilder lines = new StringBuilder();
    line(lines, "pairs " + text(images) + " -> " + text(masks));
    if (!list.isEmpty()) {
      line(lines, "list " + text(list));
    }
    if (labels.meaning() == LabelMeaning.COLOR) {
      line(lines, "labels color");
    }
    line(lines, "classes " + wrapped(labels.classes().stream().map(c -> word(c.name())).toList()));
    if (labels.classes().stream().allMatch(each -> each.color().isPresent())) {
      line(
          lines,
          "colors "
              + wrapped(
                  labels.classes().stream()
                      .map(each -> each.color().orElseThrow())
                      .map(c -> "(%d, %d, %d)".formatted(c.red(), c.green(), c.blue()))
                      .toList()));
    }
    switch (labels.meaning()) {
      case REDUCED -> line(lines, "reduce_zero_label");
      case MAPPED -> {
        line(lines, "map " + wrapped(mappings()));
        line(lines, "allow AT0416 \"all labels were read, and none has another value\"");
      }
      case INDEX, COLOR -> {}
    }
    if (!labels.ignored().isEmpty()) {
      line(lines, "ignore " + wrapped(labels.ignored().stream().map(this::code).toList()));
    }
    return lines.toString();
  }

  private List<String> mappings() {
    List<String> mappings = new ArrayList<>();
    for (FoundClass each : labels.classes()) {
      mappings.add(each.code() + " -> " + mappings.size());
    }
    return mappings;
  }

  private String code(int code) {
    return labels.meaning() == LabelMeaning.COLOR
        ? "(%d, %d, %d)".formatted(code >> 16, code >> 8 & 0xff, code & 0xff)
        : String.valueOf(code);
  }

  private static void line(StringBuilder lines, String setting) {
    lines.append("  ").append(setting).append('\n');
  }

  /** A list, broken after commas. */
  private static String wrapped(List<String> words) {
    int width = 84;
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i + 1 < words.size() ? "," : "");
      if (column > 0 && column + word.length() > width) {
        text.append("\n    ");
        column = 0;
      } else if (column > 0) {
        text.append(' ');
      }
      text.append(word);
      column += word.length() + 1;
    }
    return text.toString();
  }

  /** A name as a spec writes it. */
  private static String word(String name) {
    return WORD.matcher(name).matches() && !TAKEN.contains(name) ? name : text(name);
  }

  private static String text(String name) {
    if (name.matches(".*[\"\\\\{}*\\p{Cntrl}].*")
        && !name.contains("*")
        && !name.contains("{split}")) {
      throw new InputException(
          "`%s` can't stand in a spec".formatted(name), "rename the file, the folder or the class");
    }
    return "\"" + name.replaceAll("[\"\\\\\\p{Cntrl}]", "_") + "\"";
  }

  private String frequencies() {
    Table table =
        new Table(Table.Column.text(""), Table.Column.number(""), Table.Column.number(""));
    List<FoundClass> there = labels.classes().stream().filter(each -> each.pixels() > 0).toList();
    for (FoundClass each : there) {
      double share = labels.pixels() == 0 ? 0 : 100.0 * each.pixels() / labels.pixels();
      table.row(
          each.name().replaceAll("\\p{Cntrl}", "_"),
          String.format(Locale.ROOT, "%.2f %%", share),
          "in %s of %s".formatted(Numbers.grouped(each.images()), Numbers.grouped(files.size())));
    }
    int absent = labels.classes().size() - there.size();
    if (absent > 0) {
      table.row("others: %d".formatted(absent), "0 %", "in none");
    }
    return table.rows().stream()
        .map(row -> "//   " + row)
        .collect(
            Collectors.joining(
                "\n", "// Each class's share of the pixels, and the images that have it:\n", "\n"));
  }

  private String sizes() {
    DatasetReport.SizeCount usual = labels.sizes().get(0);
    String size = usual.height() + "x" + usual.width();
    String found =
        labels.sizes().size() == 1
            ? "All images are %s.".formatted(size)
            : "Images have %d sizes, most often %s.".formatted(labels.sizes().size(), size);
    boolean smaller = recipe.height() < usual.height() || recipe.width() < usual.width();
    return found + (smaller ? " A larger crop sees more of them, and takes longer." : "");
  }

  private String weights() {
    boolean rare =
        labels.classes().stream()
            .anyMatch(each -> each.pixels() > 0 && each.pixels() < RARE * labels.pixels());
    return rare
        ? """
            // Some classes are rare. This makes their pixels count more:
            // class_weights median_frequency
          """
        : "";
  }

  /** Images of many megapixels are looked at piece by piece. */
  private String window() {
    boolean large =
        labels.sizes().stream()
            .anyMatch(size -> (long) size.height() * size.width() > (long) LARGE * LARGE);
    return large ? "  window 769x769 stride 513x513\n" : "";
  }
}
