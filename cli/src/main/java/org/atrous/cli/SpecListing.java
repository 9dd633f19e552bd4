package org.atrous.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.experiment.DatasetSpec;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.sweep.Sweep;

/**
 * What one spec declares, as {@code list --format json} prints it.
 *
 * @param file its path
 */
record SpecListing(
    String file,
    List<NetworkEntry> networks,
    List<RecipeEntry> recipes,
    List<EvaluationEntry> evaluations,
    List<DatasetEntry> datasets,
    List<SweepEntry> sweeps) {
  SpecListing {
    networks = List.copyOf(networks);
    recipes = List.copyOf(recipes);
    evaluations = List.copyOf(evaluations);
    datasets = List.copyOf(datasets);
    sweeps = List.copyOf(sweeps);
  }

  /**
   * A network.
   *
   * @param arguments the value of each parameter, unless another is given
   * @param parameters number of trainable numbers
   * @param outputStrides all legal ones, ascending
   */
  record NetworkEntry(
      String name,
      String dialect,
      Map<String, String> arguments,
      int classes,
      long parameters,
      List<Integer> outputStrides) {
    NetworkEntry {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
      outputStrides = List.copyOf(outputStrides);
    }
  }

  /** A recipe; crop in pixels. */
  record RecipeEntry(
      String name,
      String data,
      String split,
      List<Integer> crop,
      int batch,
      int outputStride,
      int steps) {
    RecipeEntry {
      crop = List.copyOf(crop);
    }
  }

  /** An evaluation. */
  record EvaluationEntry(String name, String data, String split, int outputStride) {}

  /** A data set. */
  record DatasetEntry(String name, List<String> classes) {
    DatasetEntry {
      classes = List.copyOf(classes);
    }
  }

  /** A sweep; its trainings and measurements are those that differ. */
  record SweepEntry(
      String name,
      List<String> variables,
      int cells,
      long trainings,
      long measurements,
      boolean needsReplicas) {
    SweepEntry {
      variables = List.copyOf(variables);
    }
  }

  /** The listing of a spec that compiled without an error. */
  static SpecListing of(Compilation compilation) {
    return new SpecListing(
        compilation.files().get(0).displayPath(),
        compilation.networks().stream().map(SpecListing::entry).toList(),
        compilation.experiments().recipes().stream().map(SpecListing::entry).toList(),
        compilation.experiments().evaluations().stream().map(SpecListing::entry).toList(),
        compilation.experiments().datasets().stream().map(SpecListing::entry).toList(),
        compilation.sweeps().stream().map(SpecListing::entry).toList());
  }

  private static NetworkEntry entry(PlannedNetwork planned) {
    Map<String, String> arguments = new LinkedHashMap<>();
    planned.network().arguments().forEach((name, value) -> arguments.put(name, value.text()));
    return new NetworkEntry(
        planned.network().name(),
        planned.network().dialect(),
        arguments,
        planned.network().classes(),
        planned.parameters(),
        planned.outputStrides().legal());
  }

  private static RecipeEntry entry(RecipeSpec recipe) {
    return new RecipeEntry(
        recipe.name(),
        recipe.data().dataset().name(),
        recipe.data().split(),
        List.of(recipe.training().crop().height(), recipe.training().crop().width()),
        recipe.training().batch(),
        recipe.training().outputStride(),
        recipe.training().steps());
  }

  private static EvaluationEntry entry(EvaluationSpec evaluation) {
    return new EvaluationEntry(
        evaluation.name(),
        evaluation.data().dataset().name(),
        evaluation.data().split(),
        evaluation.measuring().outputStride());
  }

  private static SweepEntry entry(Sweep sweep) {
    return new SweepEntry(
        sweep.name(),
        sweep.variables(),
        sweep.cells().size(),
        sweep.trainings(),
        sweep.measurements(),
        sweep.needsReplicas());
  }

  private static DatasetEntry entry(DatasetSpec dataset) {
    return new DatasetEntry(dataset.name(), dataset.classes());
  }
}
