package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.DatasetSpec.Color;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads {@code dataset camvid { pairs ..., classes ..., colors ..., ignore ... }}. */
final class DatasetReader {
  private static final List<String> SETTINGS =
      List.of("pairs", "list", "classes", "colors", "labels", "map", "reduce_zero_label", "ignore");

  private final Declaration.Settings declaration;
  private final SettingReader settings;
  private final Diagnostics diagnostics;
  private final List<String> classes = new ArrayList<>();
  private final List<@Nullable Color> beside = new ArrayList<>();

  DatasetReader(Declaration.Settings declaration, Diagnostics diagnostics) {
    this.declaration = declaration;
    this.diagnostics = diagnostics;
    for (Setting setting : declaration.settings()) {
      String name = setting.name().text();
      if (!SETTINGS.contains(name)) {
        diagnostics.report(
            Code.UNKNOWN_SETTING,
            setting.name().span(),
            "%s has no setting `%s`".formatted(what(declaration), name),
            "",
            Suggestion.nearest(name, SETTINGS)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("its settings are `" + String.join("`, `", SETTINGS) + "`"));
      }
    }
    this.settings =
        new SettingReader(
            declaration.settings(), declaration.name().span(), what(declaration), diagnostics);
  }

  private static String what(Declaration.Settings declaration) {
    return "the data set `%s`".formatted(declaration.name().text());
  }

  DatasetSpec read() {
    List<String> pairs = pairs();
    classes();
    List<Color> colors = colors();
    return new DatasetSpec(
        declaration.name().text(),
        pairs.get(0),
        pairs.get(1),
        list(),
        classes,
        colors,
        new LabelCodesReader(settings, classes.size(), !colors.isEmpty()).read());
  }

  private List<String> pairs() {
    Setting setting = settings.required("pairs");
    if (setting == null) {
      return List.of("", "");
    }
    if (setting.groups().size() == 1 && setting.groups().get(0).items().size() == 1) {
      Setting.Item item = setting.groups().get(0).items().get(0);
      if (item.value() instanceof Expression.StringLiteral images
          && item.mappedTo().size() == 1
          && item.mappedTo().get(0) instanceof Expression.StringLiteral labels) {
        return List.of(images.value(), labels.value());
      }
    }
    settings.wrong(
        setting.span(), "`pairs` takes two patterns: `\"{split}/*.jpg\" -> \"{split}/*.png\"`");
    return List.of("", "");
  }

  private String list() {
    Expression value = settings.single("list");
    if (value == null) {
      return "";
    }
    if (value instanceof Expression.StringLiteral file && file.value().contains("{split}")) {
      return file.value();
    }
    settings.wrong(
        value.span(), "`list` takes the file that names a split's images: `\"lists/{split}.txt\"`");
    return "";
  }

  private void classes() {
    Setting setting = settings.required("classes");
    if (setting == null) {
      return;
    }
    for (Setting.Group group : setting.groups()) {
      List<Setting.Item> items = group.items();
      String name = Literals.name(items.get(0).value());
      Color color = items.size() == 2 ? color(items.get(1).value()) : null;
      if (name == null || items.size() > 2 || (items.size() == 2 && color == null)) {
        settings.wrong(
            group.span(), "a class is a word, or a text in quotes, and perhaps its colour");
      } else if (classes.contains(name)) {
        diagnostics.report(
            Code.DUPLICATE, group.span(), "the class `%s` is there already".formatted(name));
      } else {
        classes.add(name);
        beside.add(color);
      }
    }
    if (classes.isEmpty() || classes.size() > 255) {
      settings.wrong(setting.span(), "a data set has 1 to 255 classes");
    }
  }

  private List<Color> colors() {
    Setting setting = settings.find("colors");
    boolean besideSome = beside.stream().anyMatch(color -> color != null);
    List<Color> colors = new ArrayList<>();
    if (setting == null) {
      for (int i = 0; besideSome && i < beside.size(); i++) {
        Color color = beside.get(i);
        colors.add(color == null ? VocColors.of(i) : color);
      }
      return colors;
    }
    if (besideSome) {
      settings.wrong(
          setting.span(), "colours stand either beside the classes or in `colors`, not in both");
    }
    for (Setting.Group group : setting.groups()) {
      Color color = group.items().size() == 1 ? color(group.items().get(0).value()) : null;
      if (color == null) {
        settings.wrong(group.span(), "a colour is `(red, green, blue)`, each from 0 to 255");
      } else {
        colors.add(color);
      }
    }
    if (colors.size() != classes.size() && colors.size() == setting.groups().size()) {
      settings.wrong(
          setting.span(),
          "there are %d classes, but %d colours".formatted(classes.size(), colors.size()));
    }
    return colors;
  }

  /** {@code (128, 64, 128)}, or null for anything else. */
  static @Nullable Color color(Expression value) {
    if (!(value instanceof Expression.ListLiteral list) || list.items().size() != 3) {
      return null;
    }
    int[] channels = new int[3];
    for (int i = 0; i < 3; i++) {
      OptionalInt channel = Literals.whole(list.items().get(i));
      if (channel.isEmpty() || channel.getAsInt() < 0 || channel.getAsInt() > 255) {
        return null;
      }
      channels[i] = channel.getAsInt();
    }
    return new Color(channels[0], channels[1], channels[2]);
  }
}
