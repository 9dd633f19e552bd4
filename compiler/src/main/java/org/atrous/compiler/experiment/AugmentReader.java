package org.atrous.compiler.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.jspecify.annotations.Nullable;

/** Reads {@code augment scale 0.5..2.0 step 0.25, flip, jitter 0.5 0.5 0.5 0.1}. */
final class AugmentReader {
  /** What each clause takes, in positional order. */
  private static final Map<String, List<String>> CLAUSES = new LinkedHashMap<>();

  static {
    CLAUSES.put("resize", List.of("size"));
    CLAUSES.put("min_side", List.of("length"));
    CLAUSES.put("scale", List.of("range", "step"));
    CLAUSES.put("rotate", List.of("range", "probability"));
    CLAUSES.put("cat_max_ratio", List.of("ratio"));
    CLAUSES.put("flip", List.of());
    CLAUSES.put("jitter", List.of("brightness", "contrast", "saturation", "hue"));
    CLAUSES.put("blur", List.of("probability", "sigma"));
    CLAUSES.put("none", List.of());
  }

  private static final Bounds FACTOR = new Bounds(0, false, 16, true, "above 0, up to 16");
  private static final Bounds HALF = new Bounds(0, true, 0.5, true, "from 0 to 0.5");

  private final SettingReader settings;
  private final Map<String, PhraseReader> clauses = new LinkedHashMap<>();

  AugmentReader(SettingReader settings) {
    this.settings = settings;
    Setting setting = settings.find("augment");
    if (setting != null) {
      SettingReader.groups(setting).forEach(this::clause);
    }
  }

  private void clause(Setting.Group group) {
    List<String> keys = CLAUSES.values().stream().flatMap(List::stream).distinct().toList();
    Phrase phrase = Phrase.of(group, keys);
    List<String> parameters = phrase == null ? null : CLAUSES.get(phrase.word());
    if (phrase == null) {
      settings.wrong(group.span(), "`augment` takes phrases like `scale 0.5..2.0` and `flip`");
    } else if (parameters == null) {
      settings.unknown("augment", phrase, List.copyOf(CLAUSES.keySet()));
    } else if (clauses.containsKey(phrase.word())) {
      settings
          .diagnostics()
          .report(Code.DUPLICATE, phrase.span(), "`%s` is there already".formatted(phrase.word()));
    } else {
      clauses.put(phrase.word(), new PhraseReader(phrase, parameters, settings.diagnostics()));
    }
  }

  TrainingSpec.Augment read() {
    return new TrainingSpec.Augment(
        resize(),
        minSide(),
        scale(),
        rotate(),
        ratio(),
        clauses.containsKey("flip"),
        jitter(),
        blur());
  }

  private TrainingSpec.@Nullable Side resize() {
    PhraseReader clause = clauses.get("resize");
    Expression size = clause == null ? null : clause.value("size", true);
    return size == null ? null : settings.size("resize", size);
  }

  private @Nullable Integer minSide() {
    PhraseReader clause = clauses.get("min_side");
    if (clause == null || clause.value("length", true) == null) {
      return null;
    }
    return clause.whole("length", 1, 1);
  }

  private TrainingSpec.Scale scale() {
    PhraseReader clause = clauses.get("scale");
    double @Nullable [] range = clause == null ? null : clause.range("range", FACTOR);
    if (clause == null || range == null) {
      return TrainingSpec.Scale.NONE;
    }
    return new TrainingSpec.Scale(range[0], range[1], clause.number("step", 0, Bounds.POSITIVE));
  }

  private TrainingSpec.@Nullable Rotate rotate() {
    PhraseReader clause = clauses.get("rotate");
    double @Nullable [] range = clause == null ? null : clause.range("range", Bounds.DEGREES);
    if (clause == null || range == null) {
      return null;
    }
    return new TrainingSpec.Rotate(
        range[0], range[1], clause.number("probability", 1, Bounds.POSITIVE_SHARE));
  }

  private @Nullable Double ratio() {
    PhraseReader clause = clauses.get("cat_max_ratio");
    return clause == null ? null : (Double) clause.number("ratio", Bounds.POSITIVE_SHARE);
  }

  private TrainingSpec.@Nullable Jitter jitter() {
    PhraseReader clause = clauses.get("jitter");
    return clause == null
        ? null
        : new TrainingSpec.Jitter(
            clause.number("brightness", 0, Bounds.SHARE),
            clause.number("contrast", 0, Bounds.SHARE),
            clause.number("saturation", 0, Bounds.SHARE),
            clause.number("hue", 0, HALF));
  }

  private TrainingSpec.@Nullable Blur blur() {
    PhraseReader clause = clauses.get("blur");
    return clause == null
        ? null
        : new TrainingSpec.Blur(
            clause.number("probability", 0.5, Bounds.POSITIVE_SHARE),
            clause.number("sigma", 2, Bounds.POSITIVE));
  }
}
