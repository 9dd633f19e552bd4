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
      List.of(
          "pairs",
          "list",
          "tiles",
          "classes",
          "colors",
          "labels",
          "map",
          "reduce_zero_label",
          "ignore");

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
        new LabelCodesReader(settings, classes.size(), !colors.isEmpty()).read(),
        tiles());
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
        if (labels.value().matches(".*\\{[^}]*,.*")) {
          settings.wrong(labels.span(), "only the pattern of the images offers a choice");
        }
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

  /** {@code tiles 896x896 overlap 384}. */
  private DatasetSpec.@Nullable Tiles tiles() {
    Setting setting = settings.find("tiles");
    if (setting == null || setting.groups().isEmpty()) {
      return null;
    }
    List<Setting.Item> items = setting.groups().get(0).items();
    boolean overlaps = items.size() == 3 && "overlap".equals(Literals.word(items.get(1).value()));
    if (setting.groups().size() > 1 || (items.size() != 1 && !overlaps)) {
      settings.wrong(
          setting.span(), "`tiles` takes a size, and perhaps an overlap: `896x896 overlap 384`");
      return null;
    }
    TrainingSpec.Side size = settings.size("tiles", items.get(0).value());
    if (size == null) {
      return null;
    }
    OptionalInt overlap = overlaps ? Literals.whole(items.get(2).value()) : OptionalInt.of(0);
    int most = Math.min(size.height(), size.width()) - 1;
    if (overlap.isEmpty() || overlap.getAsInt() < 0 || overlap.getAsInt() > most) {
      settings.wrong(
          items.get(items.size() - 1).span(),
          "tiles of %dx%d overlap by a whole number from 0 to %d"
              .formatted(size.height(), size.width(), most));
      return null;
    }
    return new DatasetSpec.Tiles(size.height(), size.width(), overlap.getAsInt());
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
