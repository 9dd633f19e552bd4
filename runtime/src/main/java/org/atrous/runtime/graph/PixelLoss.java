package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.experiment.LossSettings;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of each pixel: the sum of those terms of a loss that are taken pixel by pixel, by their
 * factors, times the weight of the pixel's class.
 *
 * @param settings of the loss
 * @param weights of the classes, or none
 */
record PixelLoss(LossSettings settings, Optional<ClassWeighting> weights) {
  /** Below it, the base of focal's power has no gradient: at 0 it needn't have a finite one. */
  private static final float TINY = 1e-7f;

  /** Whether there is a term that is taken pixel by pixel. */
  boolean hasTerms() {
    return settings.terms().stream().anyMatch(term -> term.kind() != LossSettings.Kind.DICE);
  }

  /**
   * Adds the losses to a graph.
   *
   * @param entropy {@link CrossEntropy} of the pixels
   * @return shape {@code [number]}; of pixels without a class, some number
   */
  Operand<TFloat32> of(Ops tf, LabelledPixels pixels, Operand<TFloat32> entropy) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (LossSettings.Term term : settings.terms()) {
      switch (term.kind()) {
        case CROSS_ENTROPY -> terms.add(times(tf, smoothed(tf, pixels, entropy), term.factor()));
        case FOCAL -> terms.add(times(tf, focal(tf, entropy, term), term.factor()));
        case DICE -> {
          // A loss of regions.
        }
      }
    }
    Operand<TFloat32> sum = terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
    return weights.isEmpty() ? sum : tf.math.mul(sum, weights.get().ofPixels(tf, pixels));
  }

  /**
   * Cross-entropy against labels of which a share goes to all classes evenly (Szegedy et al. 2016,
   * arXiv:1512.00567, section 7): {@code -log p + share * (z - mean z)}, with z the logit of the
   * pixel's class.
   */
  private Operand<TFloat32> smoothed(Ops tf, LabelledPixels pixels, Operand<TFloat32> entropy) {
    if (settings.labelSmoothing() == 0) {
      return entropy;
    }
    Operand<TFloat32> own = tf.sum(tf.math.mul(pixels.logits(), pixels.oneHot(tf)), tf.array(1));
    Operand<TFloat32> mean = tf.math.mean(pixels.logits(), tf.array(1));
    return tf.math.add(entropy, times(tf, tf.math.sub(own, mean), settings.labelSmoothing()));
  }

  /** {@code -alpha * (1 - p)^gamma * log p} (Lin et al. 2017, arXiv:1708.02002, section 3.2). */
  private static Operand<TFloat32> focal(
      Ops tf, Operand<TFloat32> entropy, LossSettings.Term term) {
    Operand<TFloat32> scaled = times(tf, entropy, term.alpha());
    if (term.gamma() == 0) {
      return scaled;
    }
    Operand<TFloat32> rest = tf.math.neg(tf.math.expm1(tf.math.neg(entropy)));
    Operand<TFloat32> power =
        tf.math.pow(tf.math.maximum(rest, tf.constant(TINY)), tf.constant((float) term.gamma()));
    return tf.math.mul(power, scaled);
  }

  private static Operand<TFloat32> times(Ops tf, Operand<TFloat32> x, double factor) {
    return factor == 1 ? x : tf.math.mul(x, tf.constant((float) factor));
  }
}
