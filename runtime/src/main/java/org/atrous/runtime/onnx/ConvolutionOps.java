package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Convolutions. Their filters are constants, turned to outputs, inputs, height, width. */
final class ConvolutionOps {
  static final Map<String, OpTranslation> ALL =
      Map.of("Conv2D", ConvolutionOps::plain, "DepthwiseConv2dNative", ConvolutionOps::depthwise);

  /**
   * What a convolution multiplies with.
   *
   * @param name of the constant
   * @param weights outputs, inputs of a group, height, width
   */
  private record Filter(String name, ConstantTensor weights, long groups) {}

  private ConvolutionOps() {}

  private static void plain(SourceOp op, Translation to) {
    ConstantTensor weights = to.constant(op, 1, "weights");
    long groups = to.facts(op.input(0)).length(3) / weights.shape().get(2);
    Filter filter = new Filter(op.input(1).toString(), weights.transposed(3, 2, 0, 1), groups);
    add(op, op, op.input(0), filter, to);
  }

  /** In ONNX a convolution of as many groups as there are channels. */
  private static void depthwise(SourceOp op, Translation to) {
    ConstantTensor weights = to.constant(op, 1, "weights");
    List<Long> shape = weights.shape();
    long channels = shape.get(2);
    ConstantTensor turned =
        weights
            .transposed(2, 3, 0, 1)
            .reshaped(List.of(channels * shape.get(3), 1L, shape.get(0), shape.get(1)));
    add(op, op, op.input(0), new Filter(op.input(1).toString(), turned, channels), to);
  }

  /**
   * Adds a convolution.
   *
   * @param result whose output it is
   * @param op whose window it has
   */
  private static void add(
      SourceOp result, SourceOp op, TensorName x, Filter filter, Translation to) {
    List<Long> shape = filter.weights().shape();
    WindowOp window = WindowOp.convolution(op, shape.get(2), shape.get(3));
    Padded source = window.source(x, 0, to);
    List<AttributeProto> attributes = new ArrayList<>(window.attributes(source, to));
    if (filter.groups() > 1) {
      attributes.add(Attributes.integer("group", filter.groups()));
    }
    to.define(
        result,
        Layout.CHANNELS_FIRST,
        "Conv",
        List.of(
            to.in(Layout.CHANNELS_FIRST, source.x()),
            to.onnx().constant(filter.name(), filter.weights())),
        attributes.toArray(AttributeProto[]::new));
  }

  /**
   * Adds one convolution for many: those of the groups of channels into which a feature is split,
   * whose results are put side by side. TensorFlow has no kernel for groups on a processor.
   *
   * @return whether an op is such a concatenation
   */
  static boolean grouped(SourceOp concatenation, Translation to) {
    Optional<List<SourceOp>> convolutions = groups(concatenation, to);
    if (convolutions.isEmpty()) {
      return false;
    }
    List<SourceOp> all = convolutions.get();
    List<ConstantTensor> filters =
        all.stream()
            .map(convolution -> to.constant(convolution, 1, "weights").transposed(3, 2, 0, 1))
            .toList();
    SourceOp split = producer(all.get(0).input(0), "Split", to).orElseThrow();
    Filter filter =
        new Filter(concatenation.name() + "/weights", ConstantTensor.joined(filters), all.size());
    add(concatenation, all.get(0), split.input(1), filter, to);
    return true;
  }

  private static Optional<List<SourceOp>> groups(SourceOp concatenation, Translation to) {
    int count = concatenation.inputs().size() - 1;
    if (count < 2 || !isOverChannels(concatenation.input(count), to)) {
      return Optional.empty();
    }
    List<SourceOp> convolutions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<SourceOp> convolution = producer(concatenation.input(i), "Conv2D", to);
      if (convolution.isEmpty() || !isGroup(convolution.get(), i, count, to)) {
        return Optional.empty();
      }
      convolutions.add(convolution.get());
    }
    SourceOp first = convolutions.get(0);
    boolean alike =
        convolutions.stream()
            .allMatch(
                other ->
                    other.node().getAttrMap().equals(first.node().getAttrMap())
                        && other.input(0).op().equals(first.input(0).op()));
    return alike ? Optional.of(convolutions) : Optional.empty();
  }

  private static boolean isGroup(SourceOp convolution, int number, int count, Translation to) {
    Optional<SourceOp> split = producer(convolution.input(0), "Split", to);
    return split.isPresent()
        && convolution.input(0).index() == number
        && split.get().integer("num_split", 0) == count
        && isOverChannels(split.get().input(0), to);
  }

  private static boolean isOverChannels(TensorName axis, Translation to) {
    @Nullable ConstantTensor number = to.constant(axis);
    return number != null && number.longs().equals(List.of(3L));
  }

  private static Optional<SourceOp> producer(TensorName tensor, String type, Translation to) {
    return Optional.ofNullable(to.from().producer(tensor)).filter(op -> op.type().equals(type));
  }
}
