package org.atrous.compiler.experiment;

import java.util.List;
import java.util.Optional;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.NetworkChecks;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;

/** Holds the recipes and evaluations of a spec against its networks. */
public final class ExperimentChecks {
  /** The share of the running averages that may still be their initial value at the end. */
  private static final double MOST_INITIAL = 0.05;

  /**
   * Where no recipe says at which size a network runs, it is held against the first that it takes.
   */
  private static final List<MapSize> USUAL = List.of(MapSize.of(513, 513), MapSize.of(1024, 2048));

  private ExperimentChecks() {}

  public static void check(
      List<PlannedNetwork> networks, Experiments experiments, Diagnostics diagnostics) {
    for (PlannedNetwork network : networks) {
      if (experiments.recipes().isEmpty()) {
        int outputStride = network.outputStrides().usual();
        MapSize size =
            USUAL.stream()
                .filter(usual -> network.fits(outputStride, usual))
                .findFirst()
                .orElse(USUAL.get(0));
        NetworkChecks.check(network, outputStride, size, diagnostics);
      }
      for (RecipeSpec recipe : experiments.recipes()) {
        if (network.allows(recipe.training().outputStride())) {
          NetworkChecks.check(
              network,
              recipe.training().outputStride(),
              MapSize.of(recipe.training().crop().height(), recipe.training().crop().width()),
              diagnostics);
        }
      }
    }
    for (RecipeSpec recipe : experiments.recipes()) {
      outputStride(
          networks, recipe.name(), recipe.training().outputStride(), recipe.span(), diagnostics);
      averages(networks, recipe, diagnostics);
      classes(networks, recipe, diagnostics);
    }
    for (EvaluationSpec evaluation : experiments.evaluations()) {
      outputStride(
          networks,
          evaluation.name(),
          evaluation.measuring().outputStride(),
          evaluation.span(),
          diagnostics);
    }
  }

  private static void outputStride(
      List<PlannedNetwork> networks,
      String name,
      int outputStride,
      Span span,
      Diagnostics diagnostics) {
    if (!networks.isEmpty() && networks.stream().noneMatch(n -> n.allows(outputStride))) {
      diagnostics.report(
          Code.OUTPUT_STRIDE,
          span,
          "`%s` wants output stride %d, but %s"
              .formatted(name, outputStride, networks.get(0).whyNot(outputStride)));
    }
  }

  /** Running averages start at 0 and 1, and decay^steps of that is left at the end. */
  private static void averages(
      List<PlannedNetwork> networks, RecipeSpec recipe, Diagnostics diagnostics) {
    TrainingSpec.BatchNorm norm = recipe.training().batchNorm();
    Optional<Double> decay =
        norm.decay() != null
            ? Optional.of(norm.decay())
            : networks.stream().map(n -> n.network().batchNormDecay()).findFirst();
    if (decay.isEmpty() || norm.frozen()) {
      return;
    }
    double initial = Math.pow(decay.get(), recipe.training().steps());
    if (initial > MOST_INITIAL) {
      diagnostics.report(
          Code.SLOW_AVERAGES,
          recipe.span(),
          "after %d steps, %.0f %% of batch norm's running averages is still their initial value"
              .formatted(recipe.training().steps(), 100 * initial),
          "the decay is " + decay.get(),
          "for so few steps, write `batch_norm decay %s`"
              .formatted(recipe.training().steps() < 1000 ? "0.9" : "0.99"));
    }
  }

  private static void classes(
      List<PlannedNetwork> networks, RecipeSpec recipe, Diagnostics diagnostics) {
    int classes = recipe.data().dataset().classes().size();
    if (!networks.isEmpty() && networks.stream().noneMatch(n -> n.network().classes() == classes)) {
      diagnostics.report(
          Code.CLASS_COUNT,
          recipe.span(),
          "the data set `%s` has %d classes, but `%s` makes %d"
              .formatted(
                  recipe.data().dataset().name(),
                  classes,
                  networks.get(0).network().name(),
                  networks.get(0).network().classes()),
          "",
          "give the network `classes: %d`".formatted(classes));
    }
  }
}
