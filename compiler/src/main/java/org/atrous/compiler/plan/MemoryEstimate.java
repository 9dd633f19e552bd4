package org.atrous.compiler.plan;

import java.util.List;
import java.util.Map;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;

/**
 * What a network needs of memory on TensorFlow's processor, in bytes, with every number a float32.
 *
 * <p>Above all it is tensors. In training, the forward pass keeps of each layer what its gradient
 * needs: a convolution, a normalisation and most activations their inputs, a sigmoid its output, a
 * maximum both, a dropout its mask; a sum, a concatenation, an average or a resize nothing. A
 * tensor that two layers need is kept once, until the backward pass has met the first of them. To
 * that come the tensors that are alive at the moment: in the forward pass what is still to be used,
 * in the backward pass the gradients of features, which begin with those of the logits. Inference
 * keeps nothing, and has no auxiliary heads: a tensor lives from its layer to its last use. Pools
 * and depthwise convolutions that are atrous take their padded input apart, and run on (and keep)
 * that copy.
 *
 * <p>To the tensors come things that were measured, alike for all networks. TensorFlow's allocator
 * hands out a free block whole unless it is twice as large as what is asked for, and what lies free
 * between two blocks in use serves only for smaller ones: {@link #ALLOCATOR_SHARE}. And TensorFlow
 * holds a few copies of the graph, and compiles a kernel for each shape of a layer: {@link
 * #TRAINING_LAYER}, {@link #INFERENCE_LAYER}. In inference, weights are read and multiplied by the
 * factors of batch norm, and for a while both are there: {@link #FOLDING_SHARE}.
 *
 * <p>Not in it: Java, TensorFlow's library itself, and images that wait their turn.
 *
 * @param batch number of images
 * @param layers number of them, those of auxiliary heads included
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
    int layers,
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

  /** What the allocator loses, as a share of the tensors. */
  static final double ALLOCATOR_SHARE = 0.2;

  /** What lies beside the weights while inference makes them ready, as a share of them. */
  static final double FOLDING_SHARE = 0.3;

  /** Of graph and kernels, in bytes a layer: the gradient is several times the layer. */
  static final long TRAINING_LAYER = 160 << 10;

  /** The same without gradients. */
  static final long INFERENCE_LAYER = 50 << 10;

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
        planned.network().layers().size(),
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
    return trainingTensors() + trainingOverhead();
  }

  /** What training needs beside tensors. */
  public long trainingOverhead() {
    return overhead(trainingTensors(), TRAINING_LAYER);
  }

  private long trainingTensors() {
    return weights + gradients + slots + trainingPeak;
  }

  /** All that inference needs. */
  public long inference() {
    return inferenceTensors() + inferenceOverhead();
  }

  /** What inference needs beside tensors. */
  public long inferenceOverhead() {
    return overhead(inferenceTensors(), INFERENCE_LAYER) + Math.round(FOLDING_SHARE * weights);
  }

  private long inferenceTensors() {
    return weights + inferencePeak;
  }

  private long overhead(long tensors, long ofLayer) {
    return Math.round(ALLOCATOR_SHARE * tensors) + ofLayer * layers;
  }
}
