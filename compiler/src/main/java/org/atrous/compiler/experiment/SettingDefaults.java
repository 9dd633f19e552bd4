package org.atrous.compiler.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a recipe or evaluation does where it says nothing, in the words of a spec. */
final class SettingDefaults {
  /** A default that has no spelling: the thing isn't there at all. */
  static final String NONE = "none";

  /** Of a recipe, in the order in which it is shown. */
  static final Map<String, String> RECIPE = new LinkedHashMap<>();

  /** Of an evaluation, likewise. */
  static final Map<String, String> EVALUATION = new LinkedHashMap<>();

  static {
    RECIPE.put("crop", "513x513");
    RECIPE.put("augment", NONE);
    RECIPE.put("duplicate", NONE);
    RECIPE.put("batch", "16");
    RECIPE.put("accumulate", "1");
    RECIPE.put("replicas", "1");
    RECIPE.put("output_stride", "16");
    RECIPE.put("optimizer", "momentum(0.9)");
    RECIPE.put("weight_decay", "0.0001, as the network's dialect");
    RECIPE.put("learning_rate", "poly(0.007, power: 0.9)");
    RECIPE.put("warm_up", "0");
    RECIPE.put("multipliers", NONE);
    RECIPE.put("steps", "30_000");
    RECIPE.put("batch_norm", "trained, as the network's dialect");
    RECIPE.put("weights", NONE);
    RECIPE.put("loss", "cross_entropy");
    RECIPE.put("label_smoothing", "0");
    RECIPE.put("class_weights", NONE);
    RECIPE.put("hard_pixels", NONE);
    RECIPE.put("average_over", "kept_pixels");
    RECIPE.put("precision", "float32");
    RECIPE.put("clip", NONE);
    RECIPE.put("ema", NONE);
    EVALUATION.put("output_stride", "16");
    EVALUATION.put("scales", "1.0");
    EVALUATION.put("flip", "false");
    EVALUATION.put("pad", NONE);
    EVALUATION.put("window", NONE);
    EVALUATION.put("classes", "all");
  }

  private SettingDefaults() {}
}
