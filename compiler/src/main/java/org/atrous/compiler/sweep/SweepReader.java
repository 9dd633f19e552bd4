package org.atrous.compiler.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads {@code sweep table3 { network ..., recipe ..., evaluate ..., vary ... }}. */
final class SweepReader {
  static final List<String> SETTINGS =
      List.of(
          "network",
          "recipe",
          "evaluate",
          "vary",
          "where",
          "repeat",
          "halving",
          "table",
          "published");

  private final Declaration.Settings declaration;
  private final Diagnostics diagnostics;
  private final Map<String, Setting> settings = new HashMap<>();
  private final List<Axis> axes = new ArrayList<>();
  private boolean sound = true;

  SweepReader(Declaration.Settings declaration, Diagnostics diagnostics) {
    this.declaration = declaration;
    this.diagnostics = diagnostics;
  }

  /** The sweep, or empty after an error. */
  Optional<SweepDeclaration> read() {
    Set<String> variables = new HashSet<>();
    for (Setting setting : declaration.settings()) {
      String name = setting.name().text();
      if (!SETTINGS.contains(name)) {
        wrong(
            Code.UNKNOWN_SETTING,
            setting.name().span(),
            "the sweep `%s` has no setting `%s`".formatted(declaration.name().text(), name),
            Suggestion.nearest(name, SETTINGS)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("its settings are `" + String.join("`, `", SETTINGS) + "`"));
      } else if (setting.groups().isEmpty()) {
        wrong(
            Code.BAD_VALUE,
            setting.name().span(),
            "the setting `%s` has no value".formatted(name),
            null);
      } else if (name.equals("vary")) {
        vary(setting, variables);
      } else if (settings.putIfAbsent(name, setting) != null) {
        wrong(
            Code.DUPLICATE,
            setting.name().span(),
            "the setting `%s` is there already".formatted(name),
            null);
      }
    }
    Expression network = use("network");
    Expression recipe = use("recipe");
    Expression evaluation = use("evaluate");
    if (axes.isEmpty() && sound) {
      wrong(
          Code.MISSING_SETTING,
          declaration.name().span(),
          "the sweep `%s` varies nothing".formatted(declaration.name().text()),
          "say what does, for example `vary batch in 4, 8, 16`");
    }
    List<Long> seeds = seeds();
    HalvingSetting halving = halving();
    if (!sound || network == null || recipe == null || evaluation == null) {
      return Optional.empty();
    }
    TableReader tables = new TableReader(axes, diagnostics);
    Optional<TableLayout> layout = tables.layout(settings.get("table"));
    Setting where = settings.get("where");
    return layout.flatMap(
        table ->
            tables
                .published(settings.get("published"), table)
                .map(
                    published ->
                        new SweepDeclaration(
                            declaration.name().text(),
                            declaration.doc(),
                            declaration.name().span(),
                            network,
                            recipe,
                            evaluation,
                            List.copyOf(axes),
                            where == null ? null : where.groups().get(0).items().get(0).value(),
                            seeds,
                            halving,
                            table,
                            published)));
  }

  private @Nullable Expression use(String name) {
    Setting setting = settings.get(name);
    if (setting == null) {
      wrong(
          Code.MISSING_SETTING,
          declaration.name().span(),
          "the sweep `%s` needs the setting `%s`".formatted(declaration.name().text(), name),
          null);
      return null;
    }
    List<Setting.Group> groups = setting.groups();
    Expression value =
        groups.size() == 1 && groups.get(0).items().size() == 1
            ? groups.get(0).items().get(0).value()
            : null;
    if (!(value instanceof Expression.Name) && !(value instanceof Expression.Call)) {
      wrong(
          Code.BAD_VALUE,
          setting.span(),
          "`%s` takes a name, and perhaps arguments: `name(argument: value)`".formatted(name),
          null);
      return null;
    }
    return value;
  }

  /** {@code vary a in 1, 2} or {@code vary a, b in (1, x), (2, y)}. */
  private void vary(Setting setting, Set<String> variables) {
    List<String> names = new ArrayList<>();
    List<Expression> points = new ArrayList<>();
    boolean in = false;
    for (Setting.Group group : setting.groups()) {
      List<Setting.Item> items = group.items();
      if (in && items.size() == 1) {
        points.add(items.get(0).value());
        continue;
      }
      boolean last = !in && items.size() == 3 && "in".equals(word(items.get(1).value()));
      String name = word(items.get(0).value());
      if (in || name == null || (!last && items.size() != 1)) {
        wrong(
            Code.BAD_VALUE,
            group.span(),
            "`vary` takes names and their values: `a in 1, 2` or `a, b in (1, x), (2, y)`",
            null);
        return;
      }
      if (!variables.add(name)) {
        wrong(Code.DUPLICATE, items.get(0).span(), "`%s` varies already".formatted(name), null);
      }
      names.add(name);
      if (last) {
        in = true;
        points.add(items.get(2).value());
      }
    }
    if (!in) {
      wrong(Code.BAD_VALUE, setting.span(), "`vary` needs values: `vary batch in 4, 8, 16`", null);
      return;
    }
    axis(names, points);
  }

  private void axis(List<String> names, List<Expression> points) {
    List<List<Expression>> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (Expression point : points) {
      List<Expression> value =
          names.size() == 1
              ? List.of(point)
              : point instanceof Expression.ListLiteral list ? list.items() : List.<Expression>of();
      if (value.size() != names.size()) {
        wrong(
            Code.BAD_VALUE,
            point.span(),
            "`%s` vary together, so %d values in parentheses are needed"
                .formatted(String.join("`, `", names), names.size()),
            null);
      }
      if (!before.add(AstPrinter.print(point))) {
        wrong(Code.DUPLICATE, point.span(), "this value is there already", null);
      }
      values.add(value);
      texts.add(text(point));
    }
    axes.add(new Axis(names, values, texts));
  }

  private List<Long> seeds() {
    Setting setting = settings.get("repeat");
    if (setting == null) {
      return List.of(1L);
    }
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < setting.groups().size(); i++) {
      Setting.Group group = setting.groups().get(i);
      List<Setting.Item> items = group.items();
      boolean headed = i > 0 || (items.size() == 2 && "seeds".equals(word(items.get(0).value())));
      Expression value = items.get(items.size() - 1).value();
      if (!headed
          || items.size() != (i == 0 ? 2 : 1)
          || !(value instanceof Expression.IntLiteral seed)
          || seeds.contains(seed.value())) {
        wrong(
            Code.BAD_VALUE,
            group.span(),
            "`repeat` takes whole numbers, each once: `repeat seeds 1, 2, 3`",
            null);
        return List.of(1L);
      }
      seeds.add(seed.value());
    }
    return seeds;
  }

  private @Nullable HalvingSetting halving() {
    Setting setting = settings.get("halving");
    if (setting == null) {
      return null;
    }
    Optional<HalvingSetting> read = new HalvingReader(setting, diagnostics).read();
    sound &= read.isPresent();
    return read.orElse(null);
  }

  private void wrong(Code code, Span span, String message, @Nullable String help) {
    sound = false;
    diagnostics.report(code, span, message, "", help);
  }

  /** A value as it is written. */
  static String text(Expression value) {
    Span span = value.span();
    return span.source().text().substring(span.start(), span.end());
  }

  static @Nullable String word(Expression value) {
    return value instanceof Expression.Name name ? name.path().text() : null;
  }
}
