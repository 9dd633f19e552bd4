package org.atrous.runtime.graph;

import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * How a trained network is computed.
 *
 * @param precision of its convolutions
 * @param batchNormEpsilon that it was trained with, or null for the network's own
 * @param folded whether batch norm behind a convolution becomes part of its weights, which is
 *     quicker; results differ in their last bits
 */
public record InferenceSettings(
    Precision precision, @Nullable Double batchNormEpsilon, boolean folded) {
  /** For networks that were trained with batch norm as they have it themselves. */
  public static final InferenceSettings USUAL =
      new InferenceSettings(Precision.FLOAT32, null, true);

  /**
   * For what a recipe has trained: in 32 bits, whatever it was trained in.
   *
   * @param recipe whose batch norm may have an epsilon of its own
   */
  public static InferenceSettings of(Recipe recipe) {
    return new InferenceSettings(Precision.FLOAT32, recipe.batchNorm().epsilon(), true);
  }

  /** The same in other numbers. */
  public InferenceSettings in(Precision numbers) {
    return new InferenceSettings(numbers, batchNormEpsilon, folded);
  }

  /** The same with every batch norm as a layer of its own. */
  public InferenceSettings unfolded() {
    return new InferenceSettings(precision, batchNormEpsilon, false);
  }
}
