package org.atrous.runtime.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.BadInputException;

/**
 * What a spec can say, but this version can't do yet. It is refused by name before anything starts:
 * a setting is never left out silently.
 */
public final class SupportedSettings {
  private SupportedSettings() {}

  /** A setting that can't be followed yet. */
  private static final class UnsupportedSettingException extends BadInputException {
    private static final long serialVersionUID = 1L;

    UnsupportedSettingException(String what, String help) {
      super(what, help);
    }
  }

  /**
   * Holds a recipe, and those after which it comes, against what training can do.
   *
   * @throws BadInputException if it asks for more
   */
  public static void requireTrainable(Recipe recipe) {
    Stage.chain(recipe).forEach(stage -> require(stage.recipe()));
  }

  private static void require(Recipe recipe) {
    Map<String, Boolean> asked = new LinkedHashMap<>();
    asked.put("replicas " + recipe.replicas(), recipe.replicas() != 1);
    loss(recipe.loss(), asked);
    asked.put("precision " + recipe.precision().word(), recipe.precision() == Precision.FP16);
    require("recipe `%s`".formatted(recipe.name()), "training", asked);
  }

  private static void loss(LossSettings loss, Map<String, Boolean> asked) {
    asked.put(
        "label_smoothing without cross_entropy",
        loss.labelSmoothing() != 0 && !loss.has(LossSettings.Kind.CROSS_ENTROPY));
    asked.put(
        "hard_pixels without a loss of pixels",
        loss.hardPixels() != null
            && !loss.has(LossSettings.Kind.CROSS_ENTROPY)
            && !loss.has(LossSettings.Kind.FOCAL));
  }

  private static void require(String what, String who, Map<String, Boolean> asked) {
    for (Map.Entry<String, Boolean> setting : asked.entrySet()) {
      if (setting.getValue()) {
        throw new UnsupportedSettingException(
            "the %s asks for `%s`, which %s can't do yet".formatted(what, setting.getKey(), who),
            "the compiler checks and plans it; to run it, leave the setting out");
      }
    }
  }
}
