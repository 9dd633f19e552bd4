package org.atrous.compiler.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads {@code table rows grid columns last value miou} and the {@code published} figures. */
final class TableReader {
  private static final List<String> PARTS = List.of("rows", "columns", "value");

  /** What a cell can show: the metrics of an evaluation, and the training's time. */
  private static final List<String> VALUES =
      Stream.concat(HalvingReader.METRICS.stream(), Stream.of("relative time")).toList();

  private static final String USUAL_VALUE = VALUES.get(0);

  private final List<Axis> axes;
  private final Diagnostics diagnostics;

  TableReader(List<Axis> axes, Diagnostics diagnostics) {
    this.axes = List.copyOf(axes);
    this.diagnostics = diagnostics;
  }

  /** The layout; without a `table`, the last axis makes the columns, and the others the rows. */
  Optional<TableLayout> layout(@Nullable Setting setting) {
    List<Integer> rows = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    if (setting == null) {
      IntStream.range(0, axes.size() - 1).forEach(rows::add);
      columns.add(axes.size() - 1);
      return Optional.of(new TableLayout(rows, columns, List.of(USUAL_VALUE)));
    }
    String part = "";
    boolean sound = true;
    for (Setting.Group group : setting.groups()) {
      StringBuilder value = new StringBuilder();
      for (Setting.Item item : group.items()) {
        String word = SweepReader.word(item.value());
        if (word == null || (part.isEmpty() && !PARTS.contains(word))) {
          return broken(
              item.span(), "`table` takes `rows`, `columns` and `value`, with names after each");
        }
        if (PARTS.contains(word)) {
          part = word;
        } else if (part.equals("value")) {
          value.append(value.isEmpty() ? "" : " ").append(word);
        } else {
          sound &=
              add(
                  word,
                  item.span(),
                  part.equals("rows") ? rows : columns,
                  part.equals("rows") ? columns : rows);
        }
      }
      if (!value.isEmpty()) {
        sound &= isKnown(value.toString(), group.span());
        values.add(value.toString());
      }
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      if (sound && !rows.contains(axis) && !columns.contains(axis)) {
        return broken(
            setting.span(),
            "`%s` varies, but the table has neither rows nor columns for it"
                .formatted(axes.get(axis).names().get(0)));
      }
    }
    return sound
        ? Optional.of(
            new TableLayout(rows, columns, values.isEmpty() ? List.of(USUAL_VALUE) : values))
        : Optional.empty();
  }

  private boolean isKnown(String value, Span span) {
    if (VALUES.contains(value)) {
      return true;
    }
    diagnostics.report(
        Code.UNKNOWN_NAME,
        span,
        "unknown value `%s` of a table".formatted(value),
        "",
        Suggestion.nearest(value, VALUES)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the values are `" + String.join("`, `", VALUES) + "`"));
    return false;
  }

  private boolean add(String word, Span span, List<Integer> part, List<Integer> other) {
    for (int axis = 0; axis < axes.size(); axis++) {
      if (axes.get(axis).names().contains(word)) {
        if (other.contains(axis)) {
          broken(span, "`%s` makes rows or columns, not both".formatted(word));
          return false;
        }
        // Several names of what varies together say the same.
        if (!part.contains(axis)) {
          part.add(axis);
        }
        return true;
      }
    }
    List<String> names = axes.stream().flatMap(axis -> axis.names().stream()).toList();
    diagnostics.report(
        Code.UNKNOWN_NAME,
        span,
        "`%s` doesn't vary in this sweep".formatted(word),
        "",
        Suggestion.nearest(word, names)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("what varies is `" + String.join("`, `", names) + "`"));
    return false;
  }

  /** The figures in the order of the layout; none where nothing was published. */
  Optional<List<OptionalDouble>> published(@Nullable Setting setting, TableLayout layout) {
    if (setting == null) {
      return Optional.of(List.of());
    }
    List<OptionalDouble> figures = new ArrayList<>();
    for (Setting.Group group : setting.groups()) {
      for (Setting.Item item : group.items()) {
        OptionalDouble figure = figure(item.value());
        if (figure.isEmpty() && !"none".equals(SweepReader.word(item.value()))) {
          return brokenFigures(item.span(), "a published figure is a number, or `none`");
        }
        figures.add(figure);
      }
    }
    int rows = layout.rowCount(axes) * layout.values().size();
    int columns = layout.columnCount(axes);
    boolean inRows =
        setting.groups().size() == rows
            && setting.groups().stream().allMatch(group -> group.items().size() == columns);
    if (figures.size() != rows * columns || (setting.groups().size() > 1 && !inRows)) {
      return brokenFigures(
          setting.name().span(),
          "the table has %s of %s, but `published` has %s in %s"
              .formatted(
                  counted(rows, "row"),
                  counted(columns, "figure"),
                  counted(figures.size(), "figure"),
                  counted(setting.groups().size(), "line")));
    }
    return Optional.of(List.copyOf(figures));
  }

  private static OptionalDouble figure(Expression value) {
    if (value instanceof Expression.IntLiteral whole) {
      return OptionalDouble.of((double) whole.value());
    }
    return value instanceof Expression.FloatLiteral number
        ? OptionalDouble.of(number.value())
        : OptionalDouble.empty();
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private Optional<List<OptionalDouble>> brokenFigures(Span span, String message) {
    broken(span, message);
    return Optional.empty();
  }

  private Optional<TableLayout> broken(Span span, String message) {
    diagnostics.report(Code.TABLE, span, message);
    return Optional.empty();
  }
}
