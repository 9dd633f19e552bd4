package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.DatasetSpec.Color;
import org.atrous.compiler.experiment.DatasetSpec.LabelCodes;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.jspecify.annotations.Nullable;

/** Reads what the values in a data set's label files mean. */
final class LabelCodesReader {
  private static final int LARGEST_VALUE = 65_535;

  private final SettingReader settings;
  private final int classes;
  private final boolean hasColors;

  LabelCodesReader(SettingReader settings, int classes, boolean hasColors) {
    this.settings = settings;
    this.classes = classes;
    this.hasColors = hasColors;
  }

  /** Values from one to another, both included. */
  private record Span(int from, int to) {
    int length() {
      return to - from + 1;
    }
  }

  LabelCodes read() {
    boolean byColor = settings.choice("labels", List.of("index", "color")).equals("color");
    boolean reduce = settings.flag("reduce_zero_label");
    Map<Integer, Integer> map = map();
    if (byColor && !hasColors) {
      settings.wrong(find("labels"), "labels that are colours need `colors`");
    }
    if (byColor && (reduce || !map.isEmpty())) {
      settings.wrong(
          find(reduce ? "reduce_zero_label" : "map"), "labels that are colours have no numbers");
    }
    if (reduce && !map.isEmpty()) {
      settings.wrong(find("reduce_zero_label"), "`map` says of every value what it is already");
    }
    List<Integer> ignored = new ArrayList<>();
    List<Color> ignoredColors = new ArrayList<>();
    ignored(byColor, reduce, map, ignored, ignoredColors);
    return new LabelCodes(byColor, reduce, map, ignored, ignoredColors);
  }

  private org.atrous.compiler.source.Span find(String name) {
    Setting setting = settings.find(name);
    return setting == null ? settings.span() : setting.span();
  }

  /** {@code map 7 -> 0, 8 -> 1, 12..24 -> 11..23}. */
  private Map<Integer, Integer> map() {
    Map<Integer, Integer> map = new LinkedHashMap<>();
    Setting setting = settings.find("map");
    if (setting == null) {
      return map;
    }
    for (Setting.Group group : setting.groups()) {
      Setting.Item item = group.items().get(0);
      Span from = span(item.value(), LARGEST_VALUE);
      Span to = item.mappedTo().size() == 1 ? span(item.mappedTo().get(0), LARGEST_VALUE) : null;
      if (group.items().size() != 1
          || from == null
          || to == null
          || (to.length() != 1 && to.length() != from.length())) {
        settings.wrong(
            group.span(), "`map` takes a value and its class, `7 -> 0`, or `12..24 -> 11..23`");
        continue;
      }
      if (to.to() >= classes) {
        settings.wrong(
            group.span(),
            "there is no class %d: they are 0 to %d; a value without a class is for `ignore`"
                .formatted(to.to(), classes - 1));
        continue;
      }
      for (int i = 0; i < from.length(); i++) {
        if (map.put(from.from() + i, to.length() == 1 ? to.from() : to.from() + i) != null) {
          settings.wrong(group.span(), "the value %d is mapped already".formatted(from.from() + i));
        }
      }
    }
    return map;
  }

  private void ignored(
      boolean byColor,
      boolean reduce,
      Map<Integer, Integer> map,
      List<Integer> ignored,
      List<Color> ignoredColors) {
    Setting setting = settings.find("ignore");
    if (setting == null) {
      return;
    }
    for (Setting.Group group : setting.groups()) {
      Expression value = group.items().size() == 1 ? group.items().get(0).value() : null;
      Color color = value == null ? null : DatasetReader.color(value);
      Span span = value == null ? null : span(value, LARGEST_VALUE);
      if (byColor ? color == null : span == null) {
        settings.wrong(
            group.span(),
            byColor
                ? "`ignore` takes colours here, as the labels are"
                : "`ignore` takes label values from 0 to 65535");
      } else if (color != null) {
        ignoredColors.add(color);
      } else if (span != null) {
        for (int number = span.from(); number <= span.to(); number++) {
          add(number, reduce, map, group, ignored);
        }
      }
    }
  }

  private void add(
      int number,
      boolean reduce,
      Map<Integer, Integer> map,
      Setting.Group group,
      List<Integer> ignored) {
    boolean isClass =
        map.isEmpty()
            ? number >= (reduce ? 1 : 0) && number < classes + (reduce ? 1 : 0)
            : map.containsKey(number);
    if (isClass) {
      settings.wrong(
          group.span(),
          "label value %d is a class already, so it can't be ignored".formatted(number));
    } else if (ignored.contains(number)) {
      settings.wrong(group.span(), "label value %d is ignored already".formatted(number));
    } else {
      ignored.add(number);
    }
  }

  private static @Nullable Span span(Expression value, int most) {
    OptionalInt from =
        Literals.whole(value instanceof Expression.Range range ? range.from() : value);
    OptionalInt to = value instanceof Expression.Range range ? Literals.whole(range.to()) : from;
    return from.isPresent()
            && to.isPresent()
            && from.getAsInt() >= 0
            && to.getAsInt() >= from.getAsInt()
            && to.getAsInt() <= most
        ? new Span(from.getAsInt(), to.getAsInt())
        : null;
  }
}
