package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Reads {@code dataset camvid { pairs ..., classes ..., colors ..., ignore ... }}. */
final class DatasetReader {
  private static final List<String> SETTINGS = List.of("pairs", "classes", "colors", "ignore");

  private final Declaration.Settings declaration;
  private final SettingReader settings;
  private final Diagnostics diagnostics;

  DatasetReader(Declaration.Settings declaration, Diagnostics diagnostics) {
    this.declaration = declaration;
    this.diagnostics = diagnostics;
    this.settings =
        new SettingReader(
            declaration.settings(),
            SETTINGS,
            declaration.name().span(),
            "the data set `%s`".formatted(declaration.name().text()),
            diagnostics);
  }

  DatasetSpec read() {
    List<String> classes = classes();
    List<String> pairs = pairs();
    return new DatasetSpec(
        declaration.name().text(),
        pairs.get(0),
        pairs.get(1),
        classes,
        colors(classes.size()),
        ignored(classes.size()));
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

  private List<String> classes() {
    Setting setting = settings.required("classes");
    List<String> classes = new ArrayList<>();
    if (setting == null) {
      return classes;
    }
    for (Setting.Group group : setting.groups()) {
      Expression value = group.items().size() == 1 ? group.items().get(0).value() : null;
      String name =
          value instanceof Expression.StringLiteral text
              ? text.value()
              : value == null ? null : SettingReader.word(value);
      if (name == null) {
        settings.wrong(group.span(), "a class is a word, or a text in quotes");
      } else if (classes.contains(name)) {
        diagnostics.report(
            Code.DUPLICATE, group.span(), "the class `%s` is there already".formatted(name));
      } else {
        classes.add(name);
      }
    }
    if (classes.isEmpty() || classes.size() > 255) {
      settings.wrong(setting.span(), "a data set has 1 to 255 classes");
    }
    return classes;
  }

  private List<List<Integer>> colors(int classes) {
    Setting setting = settings.find("colors");
    List<List<Integer>> colors = new ArrayList<>();
    if (setting == null) {
      return colors;
    }
    for (Setting.Group group : setting.groups()) {
      List<Integer> color = new ArrayList<>();
      if (group.items().size() == 1
          && group.items().get(0).value() instanceof Expression.ListLiteral list) {
        for (Expression channel : list.items()) {
          OptionalInt value = SettingReader.whole(channel);
          if (value.isPresent() && value.getAsInt() >= 0 && value.getAsInt() <= 255) {
            color.add(value.getAsInt());
          }
        }
      }
      if (color.size() == 3) {
        colors.add(color);
      } else {
        settings.wrong(group.span(), "a colour is `(red, green, blue)`, each from 0 to 255");
      }
    }
    if (colors.size() != classes && colors.size() == setting.groups().size()) {
      settings.wrong(
          setting.span(), "there are %d classes, but %d colours".formatted(classes, colors.size()));
    }
    return colors;
  }

  private List<Integer> ignored(int classes) {
    Setting setting = settings.find("ignore");
    List<Integer> ignored = new ArrayList<>();
    if (setting == null) {
      return ignored;
    }
    for (Setting.Group group : setting.groups()) {
      OptionalInt value =
          group.items().size() == 1
              ? SettingReader.whole(group.items().get(0).value())
              : OptionalInt.empty();
      if (value.isEmpty() || value.getAsInt() < 0 || value.getAsInt() > 65_535) {
        settings.wrong(group.span(), "`ignore` takes label values from 0 to 65535");
      } else if (value.getAsInt() < classes) {
        settings.wrong(
            group.span(),
            "label value %d is a class already, so it can't be ignored"
                .formatted(value.getAsInt()));
      } else {
        ignored.add(value.getAsInt());
      }
    }
    return ignored;
  }
}
