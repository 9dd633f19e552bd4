package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.AuxiliaryLogits;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What training minimises, weight decay apart: the loss of the logits, and that of each auxiliary
 * head's logits by its weight.
 */
final class Loss {
  private Loss() {}

  /**
   * Adds the loss to a graph.
   *
   * @param loss of logits
   * @param labels shape {@code [batch, height, width]}, as {@link LabelledPixels} takes them
   * @return scalar
   * @throws IllegalArgumentException if an auxiliary head tells other classes apart
   */
  static Operand<TFloat32> of(
      Graph graph,
      LogitsLoss loss,
      Operand<TFloat32> logits,
      List<AuxiliaryLogits> auxiliaries,
      Operand<TInt32> labels) {
    Ops tf = Ops.create(graph).withSubScope("loss");
    Operand<TFloat32> main = loss.of(tf, logits, labels);
    if (auxiliaries.isEmpty()) {
      return main;
    }
    List<Operand<TFloat32>> terms = new ArrayList<>(List.of(main));
    for (AuxiliaryLogits auxiliary : auxiliaries) {
      requireClasses(logits.shape().get(3), auxiliary);
      terms.add(
          tf.math.mul(
              loss.of(tf, auxiliary.logits(), labels), tf.constant((float) auxiliary.weight())));
    }
    return tf.math.addN(terms);
  }

  private static void requireClasses(long classes, AuxiliaryLogits auxiliary) {
    long own = auxiliary.logits().shape().get(3);
    if (own != classes) {
      throw new IllegalArgumentException(
          "auxiliary `%s` has %d classes, the network %d"
              .formatted(auxiliary.name(), own, classes));
    }
  }
}
