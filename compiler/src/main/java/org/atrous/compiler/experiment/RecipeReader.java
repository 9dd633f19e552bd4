package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads a recipe. */
final class RecipeReader {
  /** The settings that a recipe may have. */
  static final List<String> SETTINGS =
      List.of(
          "data",
          "crop",
          "augment",
          "duplicate",
          "batch",
          "accumulate",
          "replicas",
          "output_stride",
          "optimizer",
          "weight_decay",
          "learning_rate",
          "warm_up",
          "multipliers",
          "steps",
          "batch_norm",
          "weights",
          "loss",
          "label_smoothing",
          "class_weights",
          "hard_pixels",
          "average_over",
          "precision",
          "clip",
          "ema");

  private final SettingReader settings;
  private final DataUse data;

  RecipeReader(SettingReader settings, DataUse data) {
    this.settings = settings;
    this.data = data;
  }

  TrainingSpec read() {
    TrainingSpec.Side crop = settings.size("crop");
    OptimizationReader optimization = new OptimizationReader(settings);
    return new TrainingSpec(
        crop == null ? new TrainingSpec.Side(513, 513) : crop,
        new AugmentReader(settings).read(),
        duplicated(),
        settings.whole("batch", 16, 1),
        settings.whole("accumulate", 1, 1),
        settings.whole("replicas", 1, 1),
        settings.whole("output_stride", 16, 1),
        optimization.optimizer(),
        optimization.weightDecay(),
        optimization.schedule(),
        optimization.multipliers(),
        settings.whole("steps", 30_000, 1),
        batchNorm(),
        start(),
        new LossReader(settings, data.dataset().classes().size()).read(),
        settings.choice("precision", List.of("float32", "bf16", "fp16")),
        settings.decimal("clip", Bounds.POSITIVE),
        settings.decimal("ema", Bounds.DECAY));
  }

  private List<String> duplicated() {
    return classes(settings, "duplicate", data.dataset());
  }

  /** Classes of a data set, each once. */
  static List<String> classes(SettingReader settings, String name, DatasetSpec dataset) {
    List<String> classes = new ArrayList<>();
    for (Expression value : settings.items(name)) {
      String word = Literals.name(value);
      if ("none".equals(word) && !dataset.classes().contains(word)) {
        continue;
      }
      if (word == null || !dataset.classes().contains(word)) {
        settings
            .diagnostics()
            .report(
                Code.UNKNOWN_NAME,
                value.span(),
                "the data set `%s` has no class `%s`"
                    .formatted(dataset.name(), word == null ? "" : word),
                "",
                Suggestion.nearest(word == null ? "" : word, dataset.classes())
                    .map("did you mean `%s`?"::formatted)
                    .orElse(null));
      } else if (classes.contains(word)) {
        settings
            .diagnostics()
            .report(
                Code.DUPLICATE, value.span(), "the class `%s` is there already".formatted(word));
      } else {
        classes.add(word);
      }
    }
    return classes;
  }

  /** Decay, epsilon and whether it is frozen are settings of their own: each is inherited alone. */
  private TrainingSpec.BatchNorm batchNorm() {
    Double decay = null;
    Double epsilon = null;
    Boolean frozen = null;
    for (Setting setting : settings.all("batch_norm")) {
      for (Setting.Group group : SettingReader.groups(setting)) {
        Phrase phrase = Phrase.of(group, List.of());
        String word = phrase == null ? "" : phrase.word();
        List<String> parameters =
            word.equals("decay") || word.equals("epsilon") ? List.of("value") : List.of();
        if (phrase == null || !List.of("decay", "epsilon", "frozen", "trained").contains(word)) {
          settings.wrong(
              group.span(),
              "`batch_norm` takes `decay 0.99`, `epsilon 1e-5`, and `frozen` or `trained`");
          continue;
        }
        PhraseReader values = new PhraseReader(phrase, parameters, settings.diagnostics());
        switch (word) {
          case "decay" -> {
            double given = values.number("value", Bounds.DECAY);
            decay = decay == null ? (Double) given : decay;
          }
          case "epsilon" -> {
            double given = values.number("value", Bounds.POSITIVE);
            epsilon = epsilon == null ? (Double) given : epsilon;
          }
          default -> frozen = frozen == null ? (Boolean) word.equals("frozen") : frozen;
        }
      }
    }
    return new TrainingSpec.BatchNorm(decay, epsilon, frozen != null && frozen);
  }

  /** {@code weights coco except logits, aspp}. */
  private TrainingSpec.@Nullable Start start() {
    Setting setting = settings.find("weights");
    if (setting == null) {
      return null;
    }
    Phrase phrase = Phrase.of(setting.groups().get(0), List.of("except"));
    List<String> parameters = phrase == null ? List.of() : List.of("except");
    List<String> except = new ArrayList<>();
    boolean paths = phrase != null;
    if (phrase != null) {
      Expression first =
          new PhraseReader(phrase, parameters, settings.diagnostics()).value("except", false);
      paths =
          (first == null || addPaths(Literals.items(first), except))
              && (first != null || setting.groups().size() == 1);
      for (Setting.Group group : setting.groups().subList(1, setting.groups().size())) {
        paths &= addPaths(group.items().stream().map(Setting.Item::value).toList(), except);
      }
    }
    if (!paths) {
      settings.wrong(
          setting.span(),
          "`weights` takes a name, and the parts of the network that it isn't for:"
              + " `coco except logits`");
    }
    return phrase == null || phrase.word().equals("none")
        ? null
        : new TrainingSpec.Start(phrase.word(), except);
  }

  private static boolean addPaths(List<Expression> values, List<String> paths) {
    for (Expression value : values) {
      String path = Literals.word(value);
      if (path == null) {
        return false;
      }
      paths.add(path.replace('.', '/'));
    }
    return true;
  }
}
