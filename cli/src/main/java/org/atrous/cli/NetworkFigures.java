package org.atrous.cli;

import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.report.Summary;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.NetworkSummary;

/** What the compiler knows of a network that is going to be trained, for its run to keep. */
final class NetworkFigures {
  private NetworkFigures() {}

  /** The figures at the output stride and crop of a recipe. */
  static NetworkSummary of(PlannedNetwork network, Recipe recipe) {
    Summary summary =
        Summarizer.summarize(
            network,
            recipe.outputStride(),
            recipe.cropHeight(),
            recipe.cropWidth(),
            new Diagnostics());
    return new NetworkSummary(
        summary.network(),
        summary.dialect(),
        summary.outputStride(),
        summary.inputHeight(),
        summary.inputWidth(),
        summary.parameters(),
        summary.multiplyAdds(),
        summary.blocks().stream()
            .map(
                row ->
                    new NetworkSummary.Block(
                        row.name(), row.shape(), row.rate(), row.parameters(), row.multiplyAdds()))
            .toList());
  }
}
