package org.atrous.runtime;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Logits of an auxiliary head: their cross-entropy is added to the loss in training, so that the
 * layers before the head learn from nearby (Zhao et al. 2017, arXiv:1612.01105, section 3.3).
 * Nothing else uses them.
 *
 * @param name of the head in its spec, unique in the network
 * @param weight of its cross-entropy where that of the logits weighs 1; finite, above 0
 * @param logits shape {@code [batch, height, width, classes]}, of any height and width: where they
 *     are coarser than the labels, the nearest label stands for each of them
 */
public record AuxiliaryLogits(String name, double weight, Operand<TFloat32> logits) {
  public AuxiliaryLogits {
    if (!(weight > 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "auxiliary `%s`: a weight is a finite number above 0, not %s".formatted(name, weight));
    }
  }
}
