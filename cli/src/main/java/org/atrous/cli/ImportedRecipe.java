package org.atrous.cli;

import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;

/** The recipe of a run that isn't trained: no steps. */
final class ImportedRecipe {
  private static final int USUAL_OUTPUT_STRIDE = 16;

  private ImportedRecipe() {}

  /**
   * A recipe of no steps on the data set that the network's classes are probably of: that of the
   * first evaluation with as many.
   */
  static Recipe of(SegmentationNetwork network, List<Evaluation> evaluations) {
    Dataset dataset =
        evaluations.stream()
            .map(Evaluation::dataset)
            .filter(candidate -> candidate.classes().size() == network.classes())
            .findFirst()
            .orElseGet(() -> Dataset.named("imported").build().widenedTo(network.classes()));
    List<Integer> strides = network.outputStrides();
    return Recipe.named("imported", dataset, "none")
        .batch(1)
        .outputStride(
            strides.contains(USUAL_OUTPUT_STRIDE)
                ? USUAL_OUTPUT_STRIDE
                : strides.get(strides.size() - 1))
        .steps(0)
        .build();
  }
}
