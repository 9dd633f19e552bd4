package org.atrous.compiler.report;

import java.util.List;

/**
 * What a network is at one output stride and input size.
 *
 * @param network its name
 * @param dialect its name
 * @param outputStride of this summary
 * @param outputStrides all legal ones
 * @param inputHeight in pixels
 * @param inputWidth in pixels
 * @param parameters trainable numbers
 * @param multiplyAdds of the convolutions, for one image
 * @param blocks in the order of the network
 */
public record Summary(
    String network,
    String dialect,
    int outputStride,
    List<Integer> outputStrides,
    int inputHeight,
    int inputWidth,
    long parameters,
    long multiplyAdds,
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
   * @param parameters trainable numbers
   * @param multiplyAdds of the convolutions
   */
  public record Row(
      String name,
      List<Integer> shape,
      int rate,
      List<Integer> rates,
      long parameters,
      long multiplyAdds) {
    public Row {
      shape = List.copyOf(shape);
      rates = List.copyOf(rates);
    }
  }
}
