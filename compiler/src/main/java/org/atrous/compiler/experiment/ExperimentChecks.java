package org.atrous.compiler.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.NetworkChecks;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;

/** Holds the recipes and evaluations of a spec against its networks. */
public final class ExperimentChecks {
  /**
   * Where no recipe says at which size a network runs, it is held against the first that it takes.
   */
  private static final List<MapSize> USUAL = List.of(MapSize.of(513, 513), MapSize.of(1024, 2048));

  private ExperimentChecks() {}

  public static void check(
      List<PlannedNetwork> networks, Experiments experiments, Diagnostics diagnostics) {
    Set<Running> running = running(experiments);
    for (PlannedNetwork network : networks) {
      if (experiments.recipes().isEmpty()) {
        NetworkChecks.check(
            network, network.outputStrides().usual(), usualSize(network), diagnostics);
      }
      for (Running one : running) {
        if (network.allows(one.outputStride())) {
          NetworkChecks.check(network, one.outputStride(), one.size(), diagnostics);
        }
      }
    }
    for (RecipeSpec recipe : experiments.recipes()) {
      outputStride(
          networks, recipe.name(), recipe.training().outputStride(), recipe.span(), diagnostics);
      parts(networks, recipe, diagnostics);
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

  /** The size at which a network is held that no recipe gives one, at its usual output stride. */
  public static MapSize usualSize(PlannedNetwork network) {
    int outputStride = network.outputStrides().usual();
    return USUAL.stream()
        .filter(usual -> network.fits(outputStride, usual))
        .findFirst()
        .orElse(USUAL.get(0));
  }

  /** The output stride and the size of the input at which a network runs. */
  private record Running(int outputStride, MapSize size) {
    static Running of(int outputStride, TrainingSpec.Side side) {
      return new Running(outputStride, MapSize.of(side.height(), side.width()));
    }
  }

  /** What all recipes and evaluations ask for; most ask for the same. */
  private static Set<Running> running(Experiments experiments) {
    Set<Running> running = new LinkedHashSet<>();
    for (RecipeSpec recipe : experiments.recipes()) {
      running.add(Running.of(recipe.training().outputStride(), recipe.training().crop()));
    }
    for (EvaluationSpec evaluation : experiments.evaluations()) {
      EvaluationSpec.Measuring measuring = evaluation.measuring();
      TrainingSpec.Side side =
          measuring.window() != null ? measuring.window().size() : measuring.pad();
      // Without a window or a size to pad to, images are of whatever size.
      if (side != null) {
        running.add(Running.of(measuring.outputStride(), side));
      }
    }
    return running;
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

  /** Parts that a recipe names must be those of some network. */
  private static void parts(
      List<PlannedNetwork> networks, RecipeSpec recipe, Diagnostics diagnostics) {
    List<String> named = PartNames.named(recipe);
    if (!named.isEmpty()
        && !networks.isEmpty()
        && networks.stream().noneMatch(n -> PartNames.of(n.network()).containsAll(named))) {
      PartNames.check(networks.get(0).network(), recipe, diagnostics);
    }
  }
}
