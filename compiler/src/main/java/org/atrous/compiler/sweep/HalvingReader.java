package org.atrous.compiler.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads {@code halving by miou factor 3 from 200 steps}; its parts may stand in any order. */
final class HalvingReader {
  /** By what trainings can be compared. */
  static final List<String> METRICS =
      List.of(
          "miou",
          "pixel_accuracy",
          "mean_accuracy",
          "mean_dice",
          "frequency_weighted_iou",
          "boundary_f1");

  private static final String EXAMPLE = "as in `halving by miou factor 3 from 200 steps`";
  private static final int USUAL_FACTOR = 2;

  private final Setting setting;
  private final Diagnostics diagnostics;
  private String by = METRICS.get(0);
  private int factor = USUAL_FACTOR;
  private int from;
  private boolean sound = true;

  HalvingReader(Setting setting, Diagnostics diagnostics) {
    this.setting = setting;
    this.diagnostics = diagnostics;
  }

  /** The setting, or empty after an error. */
  Optional<HalvingSetting> read() {
    List<Setting.Item> items = setting.groups().get(0).items();
    Set<String> before = new HashSet<>();
    if (setting.groups().size() > 1) {
      return unclear(setting.groups().get(1).span());
    }
    int next = 0;
    while (next < items.size()) {
      Setting.Item name = items.get(next);
      String part = SweepReader.word(name.value());
      if (part == null || next + 1 == items.size()) {
        return unclear(name.span());
      }
      Expression value = items.get(next + 1).value();
      switch (part) {
        case "by" -> by = metric(value);
        case "factor" -> factor = whole(part, value, 2);
        case "from" -> from = whole(part, value, 1);
        default -> {
          return unclear(name.span());
        }
      }
      if (!before.add(part)) {
        wrong(Code.DUPLICATE, name.span(), "`%s` is there already".formatted(part), null);
      }
      next += 2;
      if (part.equals("from")
          && next < items.size()
          && "steps".equals(SweepReader.word(items.get(next).value()))) {
        next++;
      }
    }
    if (!before.contains("from")) {
      wrong(
          Code.HALVING,
          setting.span(),
          "`halving` doesn't say after how many steps trainings are compared first",
          EXAMPLE);
    }
    return sound
        ? Optional.of(new HalvingSetting(by, factor, from, setting.span()))
        : Optional.empty();
  }

  private String metric(Expression value) {
    String word = SweepReader.word(value);
    if (word != null && METRICS.contains(word)) {
      return word;
    }
    String text = SweepReader.text(value);
    wrong(
        Code.UNKNOWN_NAME,
        value.span(),
        "`halving` can't compare by `%s`".formatted(text),
        Suggestion.nearest(text, METRICS)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the metrics are `" + String.join("`, `", METRICS) + "`"));
    return by;
  }

  private int whole(String part, Expression value, int least) {
    if (value instanceof Expression.IntLiteral number
        && number.value() >= least
        && number.value() <= Integer.MAX_VALUE) {
      return (int) number.value();
    }
    wrong(
        Code.BAD_VALUE,
        value.span(),
        "`%s` takes a whole number from %d".formatted(part, least),
        EXAMPLE);
    return least;
  }

  private Optional<HalvingSetting> unclear(Span span) {
    wrong(
        Code.HALVING,
        span,
        "`halving` takes `by`, `factor` and `from`, each with its value and without commas",
        EXAMPLE);
    return Optional.empty();
  }

  private void wrong(Code code, Span span, String message, @Nullable String help) {
    sound = false;
    diagnostics.report(code, span, message, "", help);
  }
}
