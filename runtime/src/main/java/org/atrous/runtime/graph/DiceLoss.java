package org.atrous.runtime.graph;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What the regions of a batch lack in overlap (Milletari et al. 2016, arXiv:1606.04797, section 3,
 * without squares): the mean over classes of {@code 1 - (2 * overlap + smooth) / (predicted +
 * labelled + smooth)}, each a sum of probabilities over all pixels of the batch that have a class,
 * times the weight of the class. Where no pixel has a class it is 0.
 *
 * @param smooth keeps absent classes from counting wholly
 * @param weights of the classes, or none
 */
record DiceLoss(double smooth, Optional<ClassWeighting> weights) {
  /** What a class weighs that is neither seen nor there, where nothing smooths. */
  private static final float TINY = 1e-7f;

  /**
   * Adds the loss to a graph.
   *
   * @return scalar
   */
  Operand<TFloat32> of(Ops tf, LabelledPixels pixels) {
    Operand<TFloat32> labelled = tf.expandDims(pixels.labelled(), tf.constant(1));
    Operand<TFloat32> seen = tf.math.mul(tf.nn.softmax(pixels.logits()), labelled);
    Operand<TFloat32> there = tf.math.mul(pixels.oneHot(tf), labelled);
    Operand<TFloat32> overlap = tf.sum(tf.math.mul(seen, there), tf.array(0));
    Operand<TFloat32> sizes = tf.math.add(tf.sum(seen, tf.array(0)), tf.sum(there, tf.array(0)));
    Operand<TFloat32> added = tf.constant((float) smooth);
    Operand<TFloat32> share =
        tf.math.div(
            tf.math.add(tf.math.mul(overlap, tf.constant(2f)), added),
            tf.math.maximum(tf.math.add(sizes, added), tf.constant(TINY)));
    Operand<TFloat32> lack = tf.math.sub(tf.constant(1f), share);
    Operand<TFloat32> weighed =
        weights.isEmpty() ? lack : tf.math.mul(lack, weights.get().ofClasses(tf, pixels.classes()));
    Operand<TFloat32> any =
        tf.math.minimum(tf.sum(pixels.labelled(), tf.array(0)), tf.constant(1f));
    return tf.math.mul(tf.math.mean(weighed, tf.array(0)), any);
  }
}
