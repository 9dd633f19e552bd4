package org.atrous.compiler.plan;

import java.util.List;
import java.util.Map;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;

/**
 * What a network needs of a device's memory, in bytes, with every number a float32.
 *
 * <p>The model is one of tensors alone. In training, the forward pass keeps of each layer what its
 * gradient needs: a convolution and a normalisation their inputs, an activation its output, a
 * maximum both, a dropout its mask; a sum, a concatenation, an average or a resize nothing. A
 * tensor that two layers need is kept once, until the backward pass has met the first of them. To
 * that come the tensors that are alive at the moment: in the forward pass what is still to be used,
 * in the backward pass the gradients of features, which begin with those of the logits. Inference
 * keeps nothing, and has no auxiliary heads: a tensor lives from its layer to its last use.
 *
 * <p>Not in it: copies that an implementation makes (padded inputs, other layouts), workspace of
 * the convolutions, and what an allocator loses between tensors.
 *
 * @param batch number of images
 * @param weights all variables, running averages too
 * @param gradients of the trainable variables
 * @param slots of the optimizer
 * @param kept all that the forward pass keeps for the backward pass
 * @param trainingPeak the most that is alive in a step: what is kept, and what comes and goes
 * @param inferencePeak the most that is alive in a forward pass without gradients
 * @param keptByFeature what is kept of the layer that makes a feature; of feature 0, the images
 * @param aliveByFeature what is alive in inference while the layer that makes a feature runs
 */
public record MemoryEstimate(
    int batch,
    long weights,
    long gradients,
    long slots,
    long kept,
    long trainingPeak,
    long inferencePeak,
    Map<Integer, Long> keptByFeature,
    Map<Integer, Long> aliveByFeature) {
  /** Of a float32. */
  static final int BYTES = 4;

  /** The slots of momentum: one for each trainable number. */
  public static final int MOMENTUM_SLOTS = 1;

  public MemoryEstimate {
    keptByFeature = Map.copyOf(keptByFeature);
    aliveByFeature = Map.copyOf(aliveByFeature);
  }

  /** With momentum as the optimizer. */
  public static MemoryEstimate of(
      PlannedNetwork planned, int outputStride, MapSize input, int batch) {
    return of(planned, outputStride, input, batch, MOMENTUM_SLOTS);
  }

  /**
   * With an optimizer of so many slots for each trainable number.
   *
   * @param input of a fixed size
   */
  public static MemoryEstimate of(
      PlannedNetwork planned, int outputStride, MapSize input, int batch, int slots) {
    long all = 0;
    long trainable = 0;
    for (Node.Layer layer : planned.network().layers()) {
      List<Operation.Variable> variables =
          layer.operation().variables(planned.inputChannels(layer));
      for (Operation.Variable variable : variables) {
        all += variable.elements();
        trainable += variable.trainable() ? variable.elements() : 0;
      }
    }
    TensorSizes tensors = TensorSizes.of(planned, outputStride, input, batch);
    TrainingMemory training = TrainingMemory.of(planned.network(), tensors);
    InferenceMemory inference = InferenceMemory.of(planned.network(), tensors);
    return new MemoryEstimate(
        batch,
        all * BYTES,
        trainable * BYTES,
        trainable * BYTES * slots,
        training.kept(),
        training.peak(),
        inference.peak(),
        training.keptByFeature(),
        inference.aliveByFeature());
  }

  /** All that training needs. */
  public long training() {
    return weights + gradients + slots + trainingPeak;
  }

  /** All that inference needs. */
  public long inference() {
    return weights + inferencePeak;
  }
}
