package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one declaration, read one by one. A wrong one is reported, and its fallback is
 * used, so that all mistakes of a recipe show at once.
 */
final class SettingReader {
  private static final int LARGEST_SIDE = 65_535;

  private final Map<String, List<Setting>> settings = new LinkedHashMap<>();
  private final Diagnostics diagnostics;
  private final Span declaration;
  private final String what;

  /**
   * @param settings the nearest first: of two with one name, the first counts
   * @param what is declared, for messages
   */
  SettingReader(List<Setting> settings, Span declaration, String what, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.declaration = declaration;
    this.what = what;
    for (Setting setting : settings) {
      this.settings.computeIfAbsent(setting.name().text(), n -> new ArrayList<>()).add(setting);
    }
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** Where the declaration is. */
  Span span() {
    return declaration;
  }

  @Nullable Setting find(String name) {
    List<Setting> all = settings.get(name);
    return all == null ? null : all.get(0);
  }

  /** All settings of a name, the nearest first. */
  List<Setting> all(String name) {
    return settings.getOrDefault(name, List.of());
  }

  /** The setting, or null after an error. */
  @Nullable Setting required(String name) {
    Setting setting = find(name);
    if (setting == null) {
      diagnostics.report(
          Code.MISSING_SETTING, declaration, "%s needs the setting `%s`".formatted(what, name));
    }
    return setting;
  }

  int whole(String name, int fallback, int least) {
    Expression value = single(name);
    if (value == null) {
      return fallback;
    }
    OptionalInt number = Literals.whole(value);
    if (number.isEmpty() || number.getAsInt() < least) {
      wrong(value.span(), "`%s` takes a whole number from %d".formatted(name, least));
      return fallback;
    }
    return number.getAsInt();
  }

  /** A number, or null where it is left out or wrong. */
  @Nullable Double decimal(String name, Bounds bounds) {
    Expression value = single(name);
    return value == null ? null : decimal(name, value, bounds);
  }

  @Nullable Double decimal(String name, Expression value, Bounds bounds) {
    Double number = Literals.decimal(value);
    if (number == null || !bounds.contains(number)) {
      wrong(value.span(), "`%s` takes a number %s".formatted(name, bounds.words()));
      return null;
    }
    return number;
  }

  /**
   * A size of an image, each side from 1 to {@link #LARGEST_SIDE}; null where left out or wrong.
   */
  TrainingSpec.@Nullable Side size(String name) {
    Expression value = single(name);
    return value == null ? null : size(name, value);
  }

  TrainingSpec.@Nullable Side size(String name, Expression value) {
    if (value instanceof Expression.Parenthesized inner) {
      return size(name, inner.inner());
    }
    if (value instanceof Expression.SizeLiteral size
        && Math.min(size.height(), size.width()) >= 1
        && Math.max(size.height(), size.width()) <= LARGEST_SIDE) {
      return new TrainingSpec.Side(size.height(), size.width());
    }
    wrong(
        value.span(),
        "`%s` takes a size like `513x513`, with sides from 1 to %d".formatted(name, LARGEST_SIDE));
    return null;
  }

  /** Whether a setting that stands alone is there; {@code flip false} takes it back. */
  boolean flag(String name) {
    Setting setting = find(name);
    if (setting == null || setting.groups().isEmpty()) {
      return setting != null;
    }
    Expression value = single(name);
    if (value instanceof Expression.BoolLiteral flag) {
      return flag.value();
    }
    wrong(setting.span(), "`%s` stands alone, or with `true` or `false`".formatted(name));
    return false;
  }

  /** One of some words; the first where it is left out or wrong. */
  String choice(String name, List<String> words) {
    Expression value = single(name);
    if (value == null) {
      return words.get(0);
    }
    String word = Literals.word(value);
    if (word == null || !words.contains(word)) {
      diagnostics.report(
          Code.BAD_VALUE,
          value.span(),
          "`%s` takes one of `%s`".formatted(name, String.join("`, `", words)),
          "",
          Suggestion.nearest(word == null ? "" : word, words)
              .map("did you mean `%s`?"::formatted)
              .orElse(null));
      return words.get(0);
    }
    return word;
  }

  /** The items of a list, one value each: {@code 0.5, 1.0} or {@code (0.5, 1.0)}. */
  List<Expression> items(String name) {
    Setting setting = find(name);
    List<Expression> items = new ArrayList<>();
    if (setting == null) {
      return items;
    }
    for (Setting.Group group : setting.groups()) {
      if (group.items().size() != 1) {
        wrong(group.span(), "`%s` takes values with commas between them".formatted(name));
      } else {
        items.addAll(Literals.items(group.items().get(0).value()));
      }
    }
    return items;
  }

  /** What stands between the commas of a setting, a list given as an argument taken apart. */
  static List<Setting.Group> groups(Setting setting) {
    List<Setting.Group> groups = new ArrayList<>();
    for (Setting.Group group : setting.groups()) {
      if (group.items().size() == 1
          && group.items().get(0).value() instanceof Expression.ListLiteral list) {
        for (Expression value : list.items()) {
          groups.add(group(value));
        }
      } else {
        groups.add(group);
      }
    }
    return groups;
  }

  static Setting.Group group(Expression value) {
    return new Setting.Group(
        List.of(new Setting.Item(value, List.of(), value.span())), value.span());
  }

  /** The only item of a setting, or null where it is left out or, after an error, where not one. */
  @Nullable Expression single(String name) {
    Setting setting = find(name);
    if (setting == null) {
      return null;
    }
    if (setting.groups().size() != 1 || setting.groups().get(0).items().size() != 1) {
      wrong(setting.span(), "`%s` takes one value".formatted(name));
      return null;
    }
    return setting.groups().get(0).items().get(0).value();
  }

  /** Reports a phrase that a setting doesn't know. */
  void unknown(String setting, Phrase phrase, List<String> known) {
    diagnostics.report(
        Code.BAD_VALUE,
        phrase.span(),
        "`%s` has no `%s`".formatted(setting, phrase.word()),
        "",
        Suggestion.nearest(phrase.word(), known)
            .map("did you mean `%s`?"::formatted)
            .orElse("it has `" + String.join("`, `", known) + "`"));
  }

  void wrong(Span span, String message) {
    diagnostics.report(Code.BAD_VALUE, span, message);
  }
}
