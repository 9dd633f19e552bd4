package org.atrous.compiler.experiment;

import java.util.List;

/** What a spec declares beside its networks; data sets include those that are only imported. */
public record Experiments(
    List<DatasetSpec> datasets, List<RecipeSpec> recipes, List<EvaluationSpec> evaluations) {
  public static final Experiments NONE = new Experiments(List.of(), List.of(), List.of());

  public Experiments {
    datasets = List.copyOf(datasets);
    recipes = List.copyOf(recipes);
    evaluations = List.copyOf(evaluations);
  }
}
