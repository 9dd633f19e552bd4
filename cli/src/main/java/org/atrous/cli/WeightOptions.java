package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.StartingWeights;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.weights.ImportChoice;
import org.atrous.runtime.weights.ImportSettings;
import org.atrous.runtime.weights.ImportedFile;
import org.atrous.runtime.weights.ImportedValues;
import org.atrous.runtime.weights.WeightImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files a recipe's weights are. */
final class WeightOptions {
  @Option(
      names = "--weights",
      paramLabel = "NAME=FILE",
      description =
          "The file that a recipe's `weights NAME` stands for; or a run folder, whose last"
              + " checkpoint it is then.")
  private Map<String, Path> files = new LinkedHashMap<>();

  @Option(
      names = "--except",
      paramLabel = "PART",
      split = ",",
      description =
          "Parts that keep their first values, beside those that the recipe leaves out: --except"
              + " logits, --except backbone/block4.")
  private List<String> except = new ArrayList<>();

  /** Whether a file is given. */
  boolean areGiven() {
    return !files.isEmpty();
  }

  /**
   * What a run begins with.
   *
   * @param settings of the weights, or null where it begins with random values
   * @param values of variables; empty where it begins with random values, or has begun already
   */
  record Start(@Nullable ImportSettings settings, Optional<WeightImport.Result> values) {
    static final Start NONE = new Start(null, Optional.empty());
  }

  /**
   * What a run of a recipe begins with.
   *
   * @param run the folder, if there is one
   */
  Start start(Spec spec, SegmentationNetwork network, Recipe recipe, Optional<RunFolder> run)
      throws IOException {
    if (run.isPresent() && hasBegun(run.get())) {
      return new Start(recorded(recipe, run.get().settings().weights()), Optional.empty());
    }
    Optional<WeightImport.Result> values = read(spec, network, recipe);
    return new Start(values.map(read -> settings(read, left(recipe))).orElse(null), values);
  }

  /**
   * What a trial of a sweep begins with: its recipe may have other weights than those of other
   * trials, or none.
   */
  Start start(Spec spec, SegmentationNetwork network, Recipe recipe) throws IOException {
    Optional<WeightImport.Result> values = values(spec, network, recipe);
    return new Start(values.map(read -> settings(read, left(recipe))).orElse(null), values);
  }

  /**
   * The files that are given, by the name of the weights, for a sweep's record.
   *
   * @return the SHA-256 of each
   */
  Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      digests.put(file.getKey(), ImportedFile.of(file.getKey(), source(file.getValue())).sha256());
    }
    return digests;
  }

  /** What the first stage of a recipe begins with; the others go on. */
  private static @Nullable StartingWeights wanted(Recipe recipe) {
    return Stage.chain(recipe).get(0).recipe().weights();
  }

  private static boolean hasBegun(RunFolder run) throws IOException {
    return new CheckpointFolder(run.checkpoints(), 1).latest().isPresent();
  }

  /** What a run has recorded; of another file, where another one is given now. */
  private @Nullable ImportSettings recorded(Recipe recipe, @Nullable ImportSettings recorded)
      throws IOException {
    StartingWeights wanted = wanted(recipe);
    requireKnown(recipe, wanted);
    Path file = wanted == null ? null : files.get(wanted.name());
    if (wanted == null || file == null || recorded == null) {
      return recorded;
    }
    return new ImportSettings(
        ImportedFile.of(wanted.name(), source(file)), recorded.mapping(), left(recipe));
  }

  /** The parts that keep their first values. */
  private List<String> left(Recipe recipe) {
    StartingWeights wanted = wanted(recipe);
    Set<String> left = new LinkedHashSet<>(wanted == null ? List.of() : wanted.except());
    left.addAll(except);
    return List.copyOf(left);
  }

  /**
   * Reads the weights that a recipe begins with, if it does.
   *
   * @param spec with the names of weights
   * @throws InputException where it asks for weights and no file is given, or the other way round
   */
  private Optional<WeightImport.Result> read(Spec spec, SegmentationNetwork network, Recipe recipe)
      throws IOException {
    requireKnown(recipe, wanted(recipe));
    return values(spec, network, recipe);
  }

  private Optional<WeightImport.Result> values(
      Spec spec, SegmentationNetwork network, Recipe recipe) throws IOException {
    StartingWeights wanted = wanted(recipe);
    if (wanted == null) {
      return Optional.empty();
    }
    Path file = files.get(wanted.name());
    if (file == null) {
      throw new InputException(
          "the recipe `%s` begins with the weights `%s`".formatted(recipe.name(), wanted.name()),
          "say which file that is: --weights %s=FILE".formatted(wanted.name()));
    }
    ImportChoice choice =
        new ImportChoice(left(recipe), /* partsMayBeMissing= */ true, recipe.batchNorm().epsilon());
    return Optional.of(
        new WeightImport(network, spec.weights(), choice).read(source(file), wanted.name(), null));
  }

  private void requireKnown(Recipe recipe, @Nullable StartingWeights wanted) {
    for (String name : files.keySet()) {
      if (wanted == null || !wanted.name().equals(name)) {
        throw new InputException(
            "the recipe `%s` has no weights `%s`".formatted(recipe.name(), name),
            wanted == null
                ? "it begins with random values; --set weights=%s makes it begin with these"
                    .formatted(name)
                : "it has `%s`".formatted(wanted.name()));
      }
    }
  }

  /** The file itself, or the newest checkpoint of a run. */
  static Path source(Path file) throws IOException {
    if (!RunFolder.isRun(file)) {
      return file;
    }
    Path checkpoints = RunFolder.open(file).checkpoints();
    return new CheckpointFolder(checkpoints, 1)
        .latest()
        .map(Checkpoint::folder)
        .orElseThrow(
            () ->
                new InputException(
                    "run folder `%s` has no checkpoint yet".formatted(file),
                    "wait until training has written one"));
  }

  /** What a run records of its weights. */
  static ImportSettings settings(ImportedValues weights, List<String> except) {
    return new ImportSettings(weights.report().file(), weights.report().mapping(), except);
  }
}
