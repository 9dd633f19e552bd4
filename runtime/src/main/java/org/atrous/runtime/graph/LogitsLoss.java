package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.experiment.LossSettings;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The loss of logits against labels, by a recipe: the pixels' losses, summed over those that count
 * and divided by their number or by that of all pixels, and to that the Dice loss. Where no pixel
 * has a class it is 0, and so is its gradient.
 *
 * @param settings of the recipe
 * @param step scalar, the number of the step, from 1
 */
record LogitsLoss(LossSettings settings, Operand<TInt64> step) {

  /**
   * Adds the loss to a graph.
   *
   * @param logits shape {@code [batch, h, w, classes]}
   * @param labels as {@link LabelledPixels} takes them
   * @return scalar
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels) {
    LabelledPixels pixels = LabelledPixels.of(tf, logits, labels);
    Optional<ClassWeighting> weights = ClassWeighting.of(settings);
    PixelLoss pixelLoss = new PixelLoss(settings, weights);
    List<Operand<TFloat32>> terms = new ArrayList<>();
    if (pixelLoss.hasTerms()) {
      terms.add(average(tf, pixels, pixelLoss));
    }
    for (LossSettings.Term term : settings.terms()) {
      if (term.kind() == LossSettings.Kind.DICE) {
        terms.add(
            tf.math.mul(
                new DiceLoss(term.smooth(), weights).of(tf, pixels),
                tf.constant((float) term.factor())));
      }
    }
    return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
  }

  private Operand<TFloat32> average(Ops tf, LabelledPixels pixels, PixelLoss pixelLoss) {
    Operand<TFloat32> entropy = CrossEntropy.of(tf, pixels);
    Operand<TFloat32> losses = pixelLoss.of(tf, pixels, entropy);
    LossSettings.@Nullable HardPixels hard = settings.hardPixels();
    Operand<TFloat32> counting =
        hard == null
            ? pixels.labelled()
            : new HardPixelMining(hard, step).choose(tf, pixels, losses, entropy);
    Operand<TFloat32> sum = tf.sum(tf.math.mul(losses, counting), tf.array(0));
    Operand<TFloat32> number =
        switch (settings.averageOver()) {
          case KEPT_PIXELS -> tf.math.maximum(tf.sum(counting, tf.array(0)), tf.constant(1f));
          case ALL_PIXELS -> tf.constant((float) pixels.number());
        };
    return tf.math.div(sum, number);
  }
}
