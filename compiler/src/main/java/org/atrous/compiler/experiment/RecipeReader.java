package org.atrous.compiler.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;

/** Reads a recipe. */
final class RecipeReader {
  /** The settings that a recipe may have. */
  static final List<String> SETTINGS =
      List.of(
          "data",
          "crop",
          "augment",
          "batch",
          "output_stride",
          "optimizer",
          "weight_decay",
          "learning_rate",
          "steps",
          "batch_norm");

  private final Declaration.Settings declaration;
  private final SettingReader settings;
  private double minScale = 1;
  private double maxScale = 1;
  private boolean flip;
  private @Nullable Double decay;
  private boolean frozen;

  RecipeReader(Declaration.Settings declaration, List<Setting> settings, Diagnostics diagnostics) {
    this.declaration = declaration;
    this.settings =
        new SettingReader(
            settings,
            SETTINGS,
            declaration.name().span(),
            "the recipe `%s`".formatted(declaration.name().text()),
            diagnostics);
  }

  RecipeSpec read(DataUse data) {
    Expression.SizeLiteral crop = settings.size("crop");
    Map<String, Double> poly = learningRate();
    augment();
    batchNorm();
    return new RecipeSpec(
        declaration.name().text(),
        data.dataset(),
        data.split(),
        crop == null ? 513 : crop.height(),
        crop == null ? 513 : crop.width(),
        minScale,
        maxScale,
        flip,
        settings.whole("batch", 16, 1),
        settings.whole("output_stride", 16, 1),
        momentum(),
        settings.decimal("weight_decay", 0.0001),
        poly.getOrDefault("rate", 0.007),
        poly.getOrDefault("power", 0.9),
        settings.whole("steps", 30_000, 1),
        decay,
        frozen,
        declaration.name().span());
  }

  private double momentum() {
    Expression optimizer = settings.single("optimizer");
    if (optimizer == null) {
      return 0.9;
    }
    double momentum =
        settings
            .call(optimizer, "momentum", new LinkedHashMap<>(Map.of("momentum", 0.9)))
            .getOrDefault("momentum", 0.9);
    if (momentum < 0 || momentum >= 1) {
      settings.wrong(optimizer.span(), "a momentum is from 0 to below 1");
    }
    return momentum;
  }

  private Map<String, Double> learningRate() {
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("rate", Double.NaN);
    parameters.put("power", 0.9);
    Expression rate = settings.single("learning_rate");
    return rate == null ? Map.of() : settings.call(rate, "poly", parameters);
  }

  private void augment() {
    Setting setting = settings.find("augment");
    if (setting == null) {
      return;
    }
    for (Setting.Group group : setting.groups()) {
      List<Setting.Item> items = group.items();
      String word = SettingReader.word(items.get(0).value());
      if ("flip".equals(word) && items.size() == 1) {
        flip = true;
      } else if ("scale".equals(word) && items.size() == 2) {
        scale(items.get(1).value());
      } else {
        settings.wrong(group.span(), "`augment` takes `scale 0.5..2.0` and `flip`");
      }
    }
  }

  private void scale(Expression value) {
    if (value instanceof Expression.Range range) {
      Double from = SettingReader.decimal(range.from());
      Double to = SettingReader.decimal(range.to());
      if (from != null && to != null && from > 0 && to >= from && to <= 16) {
        minScale = from;
        maxScale = to;
        return;
      }
    }
    settings.wrong(value.span(), "`scale` takes a range of factors from above 0 to 16, `0.5..2.0`");
  }

  private void batchNorm() {
    Setting setting = settings.find("batch_norm");
    if (setting == null) {
      return;
    }
    for (Setting.Group group : setting.groups()) {
      List<Setting.Item> items = group.items();
      String word = SettingReader.word(items.get(0).value());
      Double number = items.size() == 2 ? SettingReader.decimal(items.get(1).value()) : null;
      if ("frozen".equals(word) && items.size() == 1) {
        frozen = true;
      } else if ("trained".equals(word) && items.size() == 1) {
        frozen = false;
      } else if ("decay".equals(word) && number != null && number >= 0 && number < 1) {
        decay = number;
      } else {
        settings.wrong(
            group.span(), "`batch_norm` takes `decay 0.99` (from 0 to below 1), or `frozen`");
      }
    }
  }
}
