package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.experiment.DatasetSpec;
import org.atrous.compiler.experiment.ExperimentChecks;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Diagnostics;

/** Warns of what saves a training run, at every size and batch at which a network will run. */
public final class Advice {
  private final List<FileScope> files;
  private final SettingPlaces places;
  private final CentreOnlyRates rates;
  private final BatchStatistics statistics;
  private final Diagnostics diagnostics;

  /**
   * @param files the spec's own first
   */
  public Advice(List<FileScope> files, Diagnostics diagnostics) {
    this.files = List.copyOf(files);
    this.places = new SettingPlaces(files);
    this.rates = new CentreOnlyRates(new WrittenNumber(files), diagnostics);
    this.statistics = new BatchStatistics(places, diagnostics);
    this.diagnostics = diagnostics;
  }

  /** Looks at networks whose sizes are sound, in everything that the spec does with them. */
  public void give(List<PlannedNetwork> networks, Experiments experiments) {
    Use.Asked asked = new Use.Asked(experiments, places);
    for (PlannedNetwork network : networks) {
      List<Use> uses = asked.of(network);
      for (Use use : Use.distinct(uses)) {
        rates(network, use.outputStride(), use.size());
      }
      uses.stream()
          .map(Use::outputStride)
          .distinct()
          .forEach(outputStride -> EvenWindows.check(network, outputStride, diagnostics));
      if (uses.isEmpty()) {
        int usual = network.outputStrides().usual();
        rates(network, usual, ExperimentChecks.usualSize(network));
        EvenWindows.check(network, usual, diagnostics);
      }
      AlignedCrops.check(network, uses, diagnostics);
      statistics.check(network, experiments.recipes());
    }
    for (RecipeSpec recipe : experiments.recipes()) {
      SlowAverages.check(networks, recipe, places, diagnostics);
      ClassCounts.check(networks, recipe, places, diagnostics);
    }
    experiments.datasets().forEach(this::labels);
  }

  /** Looks at the rates of a network at one output stride and size of its input. */
  public void rates(PlannedNetwork network, int outputStride, MapSize input) {
    rates.check(network, outputStride, input);
  }

  private void labels(DatasetSpec dataset) {
    FileScope.Symbol symbol = files.get(0).find(dataset.name());
    if (symbol == null || symbol.home().file().source().isOfLibrary()) {
      return;
    }
    Declaration declaration = symbol.declaration();
    LabelValues.check(dataset, places.find(declaration.name().span(), "map", "->"), diagnostics);
  }
}
