package org.atrous.runtime.graph;

import org.atrous.runtime.experiment.LossSettings;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Which pixels of a batch count: those that the network finds hard (Shrivastava et al. 2016,
 * arXiv:1604.03540, for regions; Wu et al. 2016, arXiv:1604.04339, section 2.2, for pixels).
 *
 * <ul>
 *   <li>{@code top share}: the share of the batch's pixels with the largest losses, rounded down,
 *       but one at least. Pixels without a class are counted in, and come last. The share goes
 *       evenly from 1, in the first step, to its value, {@code anneal} steps later.
 *   <li>{@code below probability}: those whose class has a lower probability, and in any case the
 *       {@code keep} hardest of the batch.
 * </ul>
 */
final class HardPixelMining {
  private final LossSettings.HardPixels settings;
  private final Operand<TInt64> step;

  /**
   * @param step scalar, from 1
   */
  HardPixelMining(LossSettings.HardPixels settings, Operand<TInt64> step) {
    this.settings = settings;
    this.step = step;
  }

  /**
   * Adds the choice to a graph. There is no gradient through it.
   *
   * @param losses of the pixels
   * @param entropy {@link CrossEntropy} of the pixels
   * @return 1 for each pixel that has a class and counts, 0 for the others
   */
  Operand<TFloat32> choose(
      Ops tf, LabelledPixels pixels, Operand<TFloat32> losses, Operand<TFloat32> entropy) {
    Operand<TFloat32> chosen;
    if (settings.top()) {
      chosen = hardest(tf, pixels, losses, top(tf, pixels.number()));
    } else {
      Operand<TFloat32> probability = tf.math.exp(tf.math.neg(tf.stopGradient(entropy)));
      Operand<TFloat32> below =
          tf.dtypes.cast(
              tf.math.less(probability, tf.constant((float) settings.value())), TFloat32.class);
      int keep = (int) Math.min(settings.keep(), pixels.number());
      chosen = tf.math.maximum(below, hardest(tf, pixels, entropy, tf.constant(keep)));
    }
    return tf.stopGradient(tf.math.mul(chosen, pixels.labelled()));
  }

  /** How many are the share of this step. */
  private Operand<TInt32> top(Ops tf, long number) {
    Operand<TFloat64> share = tf.constant(settings.value());
    if (settings.anneal() > 0) {
      Operand<TFloat64> done =
          tf.math.div(
              tf.dtypes.cast(tf.math.sub(step, tf.constant(1L)), TFloat64.class),
              tf.constant((double) settings.anneal()));
      share =
          tf.math.add(
              tf.constant(1.0),
              tf.math.mul(
                  tf.constant(settings.value() - 1), tf.math.minimum(done, tf.constant(1.0))));
    }
    // A product that is whole but for its last bits isn't rounded down.
    Operand<TFloat64> pixels =
        tf.math.floor(
            tf.math.add(tf.math.mul(share, tf.constant((double) number)), tf.constant(1e-6)));
    return tf.dtypes.cast(tf.math.maximum(pixels, tf.constant(1.0)), TInt32.class);
  }

  /** 1 for as many pixels as are asked for. */
  private static Operand<TFloat32> hardest(
      Ops tf, LabelledPixels pixels, Operand<TFloat32> losses, Operand<TInt32> number) {
    // Losses aren't negative, so that pixels without a class come last.
    Operand<TFloat32> ranks =
        tf.math.sub(
            tf.math.mul(tf.math.add(losses, tf.constant(1f)), pixels.labelled()), tf.constant(1f));
    TopK<TFloat32, TInt32> top =
        tf.nn.topK(tf.stopGradient(ranks), number, new TopK.Options[] {TopK.sorted(false)});
    return tf.stopGradient(
        tf.scatterNd(
            tf.expandDims(top.indices(), tf.constant(1)),
            tf.onesLike(top.values()),
            tf.array(Math.toIntExact(pixels.number()))));
  }
}
