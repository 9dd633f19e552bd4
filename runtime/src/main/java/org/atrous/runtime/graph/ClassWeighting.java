package org.atrous.runtime.graph;

import java.util.List;
import java.util.Optional;
import org.atrous.runtime.experiment.LossSettings;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Weights of classes in a loss. Classes that a network has beyond those of the data weigh 1.
 *
 * @param weights of the classes of the data
 */
record ClassWeighting(List<Double> weights) {

  /** The weights that a loss gives, if it gives any. */
  static Optional<ClassWeighting> of(LossSettings settings) {
    if (settings.medianFrequency()) {
      throw new IllegalArgumentException("the frequencies of classes aren't counted yet");
    }
    return settings.classWeights().isEmpty()
        ? Optional.empty()
        : Optional.of(new ClassWeighting(settings.classWeights()));
  }

  /** The weight of each class, shape {@code [classes]}. */
  Operand<TFloat32> ofClasses(Ops tf, long classes) {
    float[] all = new float[Math.toIntExact(classes)];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < weights.size() ? weights.get(i).floatValue() : 1;
    }
    return tf.constant(all);
  }

  /** The weight of each pixel's class, shape {@code [number]}. */
  Operand<TFloat32> ofPixels(Ops tf, LabelledPixels pixels) {
    return tf.gather(ofClasses(tf, pixels.classes()), pixels.labels(), tf.constant(0));
  }
}
