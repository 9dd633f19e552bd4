package org.atrous.compiler.report;

import java.util.List;
import org.atrous.compiler.geometry.ValidTaps;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.compiler.plan.ReceptiveField;
import org.jspecify.annotations.Nullable;

/**
 * What a network is at one output stride and input size.
 *
 * @param network its name
 * @param dialect its name
 * @param outputStride of this summary
 * @param outputStrides all legal ones
 * @param inputHeight in pixels
 * @param inputWidth in pixels
 * @param batch images at once, which memory depends on
 * @param receptiveField of the logits
 * @param parameters trainable numbers
 * @param multiplyAdds of the convolutions, for one image
 * @param memory that the network needs
 * @param blocks in the order of the network
 */
public record Summary(
    String network,
    String dialect,
    int outputStride,
    List<Integer> outputStrides,
    int inputHeight,
    int inputWidth,
    int batch,
    ReceptiveField receptiveField,
    long parameters,
    long multiplyAdds,
    Memory memory,
    List<Row> blocks) {
  public Summary {
    outputStrides = List.copyOf(outputStrides);
    blocks = List.copyOf(blocks);
  }

  /**
   * A block of the trunk, or a component of the head.
   *
   * @param name of the block or component; {@code stem} for the trunk's layers before its blocks
   * @param shape height, width and channels: of a block's tap, else of what flows out
   * @param rate that the output stride asks of the block: natural stride by running stride
   * @param rates of the windowed layers of more than one tap, in order
   * @param receptiveField of the same feature as the shape
   * @param validTaps of the window that loses most of its taps at the border; null where there is
   *     none of more than one tap, pools aside
   * @param atrous the windows of a rate beyond 1, alike ones together
   * @param parameters trainable numbers
   * @param multiplyAdds of the convolutions
   * @param trainingBytes of activations that are kept for the gradient; the first row's with the
   *     images
   * @param inferenceBytes the most that is alive while one of its layers runs
   */
  public record Row(
      String name,
      List<Integer> shape,
      int rate,
      List<Integer> rates,
      ReceptiveField receptiveField,
      @Nullable Taps validTaps,
      List<Atrous> atrous,
      long parameters,
      long multiplyAdds,
      long trainingBytes,
      long inferenceBytes) {
    public Row {
      shape = List.copyOf(shape);
      rates = List.copyOf(rates);
      atrous = List.copyOf(atrous);
    }
  }

  /**
   * How much of a window lies inside its map.
   *
   * @param of its taps
   * @param mean number of them inside the map, over the positions
   * @param centreOnly share of the positions where a single one is
   */
  public record Taps(long of, double mean, double centreOnly) {
    static Taps of(ValidTaps taps) {
      return new Taps(taps.kernel(), taps.mean(), taps.singleShare());
    }
  }

  /**
   * Windows of one size and rate on maps of one size.
   *
   * @param layers how many
   * @param kernel height and width
   * @param map height and width
   */
  public record Atrous(
      int layers, List<Integer> kernel, int rate, List<Integer> map, Taps validTaps) {
    public Atrous {
      kernel = List.copyOf(kernel);
      map = List.copyOf(map);
    }
  }

  /**
   * Bytes in float32, as {@link MemoryEstimate} reckons them.
   *
   * @param weights all variables
   * @param gradients of the trainable ones
   * @param optimizer momentum's slots
   * @param keptActivations what the forward pass keeps for the gradients
   * @param trainingActivations the most activations and their gradients at once
   * @param inferenceActivations the most activations at once without gradients
   * @param trainingOverhead of TensorFlow in training: its allocator, graph and kernels
   * @param inferenceOverhead of TensorFlow in inference
   * @param training all that a step needs
   * @param inference all that a forward pass needs
   */
  public record Memory(
      long weights,
      long gradients,
      long optimizer,
      long keptActivations,
      long trainingActivations,
      long inferenceActivations,
      long trainingOverhead,
      long inferenceOverhead,
      long training,
      long inference) {
    static Memory of(MemoryEstimate estimate) {
      return new Memory(
          estimate.weights(),
          estimate.gradients(),
          estimate.slots(),
          estimate.kept(),
          estimate.trainingPeak(),
          estimate.inferencePeak(),
          estimate.trainingOverhead(),
          estimate.inferenceOverhead(),
          estimate.training(),
          estimate.inference());
    }
  }
}
