package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.jspecify.annotations.Nullable;

/** Reads an evaluation. */
final class EvaluationReader {
  /** The settings that an evaluation may have. */
  static final List<String> SETTINGS =
      List.of("data", "output_stride", "scales", "flip", "pad", "window", "classes");

  private static final Bounds FACTOR = new Bounds(0, false, 16, true, "above 0, up to 16");

  private final SettingReader settings;
  private final DataUse data;

  EvaluationReader(SettingReader settings, DataUse data) {
    this.settings = settings;
    this.data = data;
  }

  EvaluationSpec.Measuring read() {
    return new EvaluationSpec.Measuring(
        settings.whole("output_stride", 16, 1),
        scales(),
        settings.flag("flip"),
        settings.size("pad"),
        window(),
        RecipeReader.classes(settings, "classes", data.dataset()));
  }

  private List<Double> scales() {
    List<Double> scales = new ArrayList<>();
    for (Expression value : settings.items("scales")) {
      Double scale = settings.decimal("scales", value, FACTOR);
      if (scale != null && scales.contains(scale)) {
        settings.wrong(value.span(), "the scale %s is there already".formatted(scale));
      } else if (scale != null) {
        scales.add(scale);
      }
    }
    return scales.isEmpty() ? List.of(1.0) : scales;
  }

  /** {@code window 769x769 stride 513x513}; the window's own size is its usual stride. */
  private EvaluationSpec.@Nullable SlidingWindow window() {
    Setting setting = settings.find("window");
    if (setting == null) {
      return null;
    }
    List<Setting.Item> items =
        setting.groups().size() == 1 ? setting.groups().get(0).items() : List.of();
    boolean stride = items.size() == 3 && "stride".equals(Literals.word(items.get(1).value()));
    if (items.size() != 1 && !stride) {
      settings.wrong(
          setting.span(), "`window` takes a size and how far it moves: `769x769 stride 513x513`");
      return null;
    }
    TrainingSpec.Side size = settings.size("window", items.get(0).value());
    TrainingSpec.Side step = stride ? settings.size("stride", items.get(2).value()) : size;
    if (size == null || step == null) {
      return null;
    }
    if (step.height() > size.height() || step.width() > size.width()) {
      settings.wrong(
          items.get(2).span(), "a window that moves further than its size leaves pixels out");
    }
    return new EvaluationSpec.SlidingWindow(size, step);
  }
}
