package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.jspecify.annotations.Nullable;

/** Reads the optimizer, the learning rate and the weight decay of a recipe. */
final class OptimizationReader {
  /** Variables that a weight decay can leave out. */
  static final List<String> KINDS = List.of("biases", "batch_norm", "depthwise");

  private static final Map<String, List<String>> OPTIMIZERS = new LinkedHashMap<>();
  private static final Map<String, List<String>> SCHEDULES = new LinkedHashMap<>();

  static {
    OPTIMIZERS.put("momentum", List.of("momentum", "nesterov"));
    OPTIMIZERS.put("adam", List.of("beta1", "beta2", "epsilon"));
    OPTIMIZERS.put("adamw", List.of("beta1", "beta2", "epsilon"));
    SCHEDULES.put("poly", List.of("rate", "power", "end"));
    SCHEDULES.put("step", List.of("rate", "drop", "at", "every"));
    SCHEDULES.put("cosine", List.of("rate", "end"));
    SCHEDULES.put("constant", List.of("rate"));
  }

  private final SettingReader settings;

  OptimizationReader(SettingReader settings) {
    this.settings = settings;
  }

  TrainingSpec.Optimizer optimizer() {
    Phrase phrase = phrase("optimizer", OPTIMIZERS);
    if (phrase == null) {
      return new TrainingSpec.Optimizer("momentum", 0.9, false, 0, 0, 0);
    }
    PhraseReader values = reader(phrase, OPTIMIZERS);
    if (phrase.word().equals("momentum")) {
      return new TrainingSpec.Optimizer(
          "momentum",
          values.number("momentum", 0.9, Bounds.DECAY),
          values.flag("nesterov"),
          0,
          0,
          0);
    }
    return new TrainingSpec.Optimizer(
        phrase.word(),
        0,
        false,
        values.number("beta1", 0.9, Bounds.DECAY),
        values.number("beta2", 0.999, Bounds.DECAY),
        values.number("epsilon", 1e-8, Bounds.POSITIVE));
  }

  TrainingSpec.Schedule schedule() {
    double[] warmUp = warmUp();
    Phrase phrase = phrase("learning_rate", SCHEDULES);
    String kind = phrase == null ? "poly" : phrase.word();
    PhraseReader values =
        phrase == null
            ? new PhraseReader(
                new Phrase("poly", settings.span(), List.of(), Map.of()),
                List.of(),
                settings.diagnostics())
            : reader(phrase, SCHEDULES);
    if (kind.equals("step") && values.has("at") == values.has("every")) {
      settings.wrong(
          phrase == null ? settings.span() : phrase.span(),
          "`step` takes either the steps `at` which the rate drops, or `every` how many");
    }
    return new TrainingSpec.Schedule(
        kind,
        phrase == null ? 0.007 : values.number("rate", Bounds.NOT_NEGATIVE),
        kind.equals("poly") ? values.number("power", 0.9, Bounds.NOT_NEGATIVE) : 0,
        values.number("end", 0, Bounds.NOT_NEGATIVE),
        kind.equals("step") ? values.number("drop", 0.1, Bounds.POSITIVE_SHARE) : 0,
        values.wholes("at", 1),
        values.whole("every", 0, 1),
        (int) warmUp[0],
        warmUp[1]);
  }

  /** {@code warm_up 1_500 from 0.01}: steps, and where it begins. */
  private double[] warmUp() {
    Setting setting = settings.find("warm_up");
    if (setting == null) {
      return new double[] {0, 0};
    }
    List<Setting.Item> items =
        setting.groups().size() == 1 ? setting.groups().get(0).items() : List.of();
    var steps =
        items.isEmpty() ? java.util.OptionalInt.empty() : Literals.whole(items.get(0).value());
    boolean from = items.size() == 3 && "from".equals(Literals.word(items.get(1).value()));
    Double share = from ? settings.decimal("warm_up", items.get(2).value(), Bounds.SHARE) : null;
    if (steps.isEmpty() || steps.getAsInt() < 0 || (items.size() != 1 && !from)) {
      settings.wrong(
          setting.span(), "`warm_up` takes a number of steps, and a share: `1_500 from 0.01`");
      return new double[] {0, 0};
    }
    return new double[] {steps.getAsInt(), share == null ? 0 : share};
  }

  /** {@code weight_decay 0.0001 except biases, batch_norm}. */
  TrainingSpec.Decay weightDecay() {
    Setting setting = settings.find("weight_decay");
    if (setting == null) {
      return new TrainingSpec.Decay(0.0001, null);
    }
    List<Setting.Group> groups = setting.groups();
    List<Setting.Item> first = groups.get(0).items();
    Double factor = settings.decimal("weight_decay", first.get(0).value(), Bounds.NOT_NEGATIVE);
    List<Expression> words = new ArrayList<>();
    if (first.size() == 3 && "except".equals(Literals.word(first.get(1).value()))) {
      words.add(first.get(2).value());
      for (Setting.Group group : groups.subList(1, groups.size())) {
        group.items().forEach(item -> words.add(item.value()));
      }
    } else if (first.size() != 1 || groups.size() != 1) {
      settings.wrong(
          setting.span(), "`weight_decay` takes a number, and what it leaves out: `except biases`");
    }
    return new TrainingSpec.Decay(factor == null ? 0 : factor, except(words));
  }

  private @Nullable List<String> except(List<Expression> words) {
    if (words.isEmpty()) {
      return null;
    }
    List<String> except = new ArrayList<>();
    for (Expression value : words) {
      String word = Literals.word(value);
      if (word != null && KINDS.contains(word) && !except.contains(word)) {
        except.add(word);
      } else if (!"none".equals(word) || words.size() > 1) {
        settings.wrong(
            value.span(),
            "`weight_decay` leaves out `biases`, `batch_norm`, `depthwise`, each once, or `none`");
      }
    }
    return KINDS.stream().filter(except::contains).toList();
  }

  /** {@code multipliers biases 2, logits 10, backbone.block4 0.5}. */
  List<TrainingSpec.Multiplier> multipliers() {
    List<TrainingSpec.Multiplier> multipliers = new ArrayList<>();
    Setting setting = settings.find("multipliers");
    if (setting == null) {
      return multipliers;
    }
    for (Setting.Group group : SettingReader.groups(setting)) {
      Phrase phrase = Phrase.of(group, List.of());
      if (phrase == null) {
        settings.wrong(
            group.span(), "`multipliers` takes `biases` or a part of the network, and a number");
        continue;
      }
      PhraseReader values = new PhraseReader(phrase, List.of("factor"), settings.diagnostics());
      String target = phrase.word().replace('.', '/');
      if (multipliers.stream().anyMatch(m -> m.target().equals(target))) {
        settings.wrong(group.span(), "`%s` has a multiplier already".formatted(phrase.word()));
      }
      multipliers.add(
          new TrainingSpec.Multiplier(target, values.number("factor", Bounds.NOT_NEGATIVE)));
    }
    return multipliers;
  }

  private @Nullable Phrase phrase(String name, Map<String, List<String>> known) {
    Expression value = settings.single(name);
    if (value == null) {
      return null;
    }
    Phrase phrase = Phrase.of(value);
    if (phrase == null) {
      settings.wrong(
          value.span(),
          "`%s` takes one of `%s`".formatted(name, String.join("`, `", known.keySet())));
      return null;
    }
    if (!known.containsKey(phrase.word())) {
      settings.unknown(name, phrase, List.copyOf(known.keySet()));
      return null;
    }
    return phrase;
  }

  private PhraseReader reader(Phrase phrase, Map<String, List<String>> known) {
    return new PhraseReader(
        phrase, known.getOrDefault(phrase.word(), List.of()), settings.diagnostics());
  }
}
