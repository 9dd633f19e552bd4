package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.atrous.compiler.source.Code;
import org.jspecify.annotations.Nullable;

/** Reads what a recipe says of the loss. */
final class LossReader {
  private static final Map<String, List<String>> TERMS = new LinkedHashMap<>();
  private static final Map<String, List<String>> HARD = new LinkedHashMap<>();

  static {
    TERMS.put("cross_entropy", List.of("factor"));
    TERMS.put("focal", List.of("gamma", "alpha", "factor"));
    TERMS.put("dice", List.of("smooth", "factor"));
    HARD.put("top", List.of("share", "anneal"));
    HARD.put("below", List.of("probability", "keep"));
    HARD.put("none", List.of());
  }

  private final SettingReader settings;
  private final int classes;

  /**
   * @param classes of the data set
   */
  LossReader(SettingReader settings, int classes) {
    this.settings = settings;
    this.classes = classes;
  }

  TrainingSpec.Loss read() {
    Double smoothing = settings.decimal("label_smoothing", Bounds.DECAY);
    List<Expression> weights = settings.items("class_weights");
    boolean median =
        weights.size() == 1 && "median_frequency".equals(Literals.word(weights.get(0)));
    return new TrainingSpec.Loss(
        terms(),
        smoothing == null ? 0 : smoothing,
        median ? List.of() : classWeights(weights),
        median,
        hardPixels(),
        settings.choice("average_over", List.of("kept_pixels", "all_pixels")));
  }

  private List<TrainingSpec.Term> terms() {
    List<TrainingSpec.Term> terms = new ArrayList<>();
    Setting setting = settings.find("loss");
    if (setting == null) {
      return List.of(new TrainingSpec.Term("cross_entropy", 1, 0, 1, 0));
    }
    for (Setting.Group group : SettingReader.groups(setting)) {
      Phrase phrase = Phrase.of(group, List.of("factor", "gamma", "alpha", "smooth"));
      List<String> parameters = phrase == null ? null : TERMS.get(phrase.word());
      if (phrase == null || parameters == null) {
        unknown("loss", group, phrase, TERMS);
        continue;
      }
      if (terms.stream().anyMatch(term -> term.kind().equals(phrase.word()))) {
        settings
            .diagnostics()
            .report(Code.DUPLICATE, group.span(), "`%s` is there already".formatted(phrase.word()));
      }
      PhraseReader values = new PhraseReader(phrase, parameters, settings.diagnostics());
      boolean focal = phrase.word().equals("focal");
      boolean dice = phrase.word().equals("dice");
      terms.add(
          new TrainingSpec.Term(
              phrase.word(),
              values.number("factor", 1, Bounds.POSITIVE),
              focal ? values.number("gamma", 2, Bounds.NOT_NEGATIVE) : 0,
              focal ? values.number("alpha", 1, Bounds.POSITIVE_SHARE) : 1,
              dice ? values.number("smooth", 1, Bounds.NOT_NEGATIVE) : 0));
    }
    return terms;
  }

  private List<Double> classWeights(List<Expression> values) {
    List<Double> weights = new ArrayList<>();
    for (Expression value : values) {
      Double weight = settings.decimal("class_weights", value, Bounds.NOT_NEGATIVE);
      if (weight != null) {
        weights.add(weight);
      }
    }
    if (!values.isEmpty() && weights.size() == values.size() && weights.size() != classes) {
      settings.wrong(
          values.get(0).span().to(values.get(values.size() - 1).span()),
          "there are %d classes, but %d weights".formatted(classes, weights.size()));
    }
    return weights;
  }

  private TrainingSpec.@Nullable HardPixels hardPixels() {
    Setting setting = settings.find("hard_pixels");
    if (setting == null) {
      return null;
    }
    Setting.Group group = setting.groups().get(0);
    Phrase phrase =
        setting.groups().size() == 1 ? Phrase.of(group, List.of("anneal", "keep")) : null;
    List<String> parameters = phrase == null ? null : HARD.get(phrase.word());
    if (phrase == null || parameters == null) {
      unknown("hard_pixels", group, phrase, HARD);
      return null;
    }
    PhraseReader values = new PhraseReader(phrase, parameters, settings.diagnostics());
    return switch (phrase.word()) {
      case "top" ->
          new TrainingSpec.HardPixels(
              "top",
              values.number("share", Bounds.POSITIVE_SHARE),
              0,
              values.whole("anneal", 0, 0));
      case "below" ->
          new TrainingSpec.HardPixels(
              "below",
              values.number("probability", Bounds.POSITIVE_SHARE),
              values.whole("keep", 100_000, 1),
              0);
      default -> null;
    };
  }

  private void unknown(
      String setting,
      Setting.Group group,
      @Nullable Phrase phrase,
      Map<String, List<String>> known) {
    if (phrase == null) {
      settings.wrong(
          group.span(),
          "`%s` takes one of `%s`".formatted(setting, String.join("`, `", known.keySet())));
    } else {
      settings.unknown(setting, phrase, List.copyOf(known.keySet()));
    }
  }
}
