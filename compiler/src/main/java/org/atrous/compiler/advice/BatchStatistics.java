package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;

/** Batch norm that has too little to take a mean and a variance of. */
final class BatchStatistics {
  /** The paper needs 16 (section 4.1); below this, the running averages are known to be noise. */
  private static final int LEAST = 8;

  private BatchStatistics() {}

  static void check(TrainingRun training, Diagnostics diagnostics) {
    if (training.frozen()) {
      return;
    }
    List<Node.Layer> layers =
        training.network().network().layers().stream()
            .filter(layer -> keepsAverages(training, layer))
            .toList();
    if (layers.isEmpty()) {
      return;
    }
    if (training.batch() < LEAST) {
      diagnostics.report(
          Code.SMALL_BATCH,
          training.span(),
          "`%s` trains batch norm on batches of %d".formatted(training.recipe(), training.batch()),
          "mean and variance of so few images are noise",
          "take a batch of %d or more, or write `batch_norm frozen`".formatted(LEAST));
    }
    if (training.batch() == 1) {
      singleValues(training, layers, diagnostics);
    }
  }

  private static void singleValues(
      TrainingRun training, List<Node.Layer> layers, Diagnostics diagnostics) {
    List<MapSize> sizes =
        training.network().sizes(training.outputStride(), training.crop(), new Diagnostics());
    for (Node.Layer layer : layers) {
      MapSize map = sizes.get(layer.output());
      if (map.area() == 1) {
        Diagnostic found =
            layer.finding(
                Code.SINGLE_VALUE,
                "with batch 1, batch norm over a 1x1 map makes every value 0",
                "the mean of a single value is the value",
                "take a larger batch in `%s`, or write `batch_norm frozen`"
                    .formatted(training.recipe()));
        diagnostics.report(found);
      }
    }
  }

  /** Running averages are the only variables that aren't trained. */
  private static boolean keepsAverages(TrainingRun training, Node.Layer layer) {
    return layer.operation().variables(training.network().inputChannels(layer)).stream()
        .anyMatch(variable -> !variable.trainable());
  }
}
