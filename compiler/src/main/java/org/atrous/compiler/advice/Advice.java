package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Diagnostics;

/** Warns of what saves a training run, at every size and batch at which a network will run. */
public final class Advice {
  private static final MapSize USUAL = MapSize.of(513, 513);

  private final CentreOnlyRates rates;
  private final Diagnostics diagnostics;

  public Advice(List<FileScope> files, Diagnostics diagnostics) {
    this.rates = new CentreOnlyRates(new WrittenNumber(files), diagnostics);
    this.diagnostics = diagnostics;
  }

  /** Looks at networks whose sizes are sound, in everything that the spec does with them. */
  public void give(List<PlannedNetwork> networks, Experiments experiments) {
    List<TrainingRun> trainings = TrainingRun.all(networks, experiments);
    for (TrainingRun training : trainings) {
      rates(training.network(), training.outputStride(), training.crop());
      AlignedCrops.check(training, diagnostics);
      BatchStatistics.check(training, diagnostics);
    }
    if (trainings.isEmpty()) {
      for (PlannedNetwork network : networks) {
        rates(network, network.outputStrides().usual(), USUAL);
      }
    }
  }

  /** Looks at the rates of a network at one output stride and size of its input. */
  public void rates(PlannedNetwork network, int outputStride, MapSize input) {
    rates.check(network, outputStride, input);
  }
}
