package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph on its way from TensorFlow to ONNX. A feature is turned to channels first where a layer
 * first needs it so, and stays so until something needs it as TensorFlow has it.
 */
final class Translation {
  private final SourceGraph from;
  private final OnnxGraph onnx;
  private final Map<TensorName, Map<Layout, String>> values = new HashMap<>();
  private final Map<TensorName, Layout> layouts = new HashMap<>();

  Translation(SourceGraph from, OnnxGraph onnx) {
    this.from = from;
    this.onnx = onnx;
  }

  SourceGraph from() {
    return from;
  }

  /** Says which value is a tensor. */
  void define(TensorName tensor, Value value) {
    layouts.put(tensor, value.layout());
    values.computeIfAbsent(tensor, unused -> new HashMap<>()).put(value.layout(), value.name());
  }

  /** Says that two tensors are the same. */
  void alias(TensorName tensor, TensorName other) {
    layouts.put(tensor, layout(other));
    values.put(tensor, values.computeIfAbsent(other, unused -> new HashMap<>()));
  }

  /** Adds a node for the first output of an op. */
  void define(
      SourceOp op, Layout layout, String type, List<String> inputs, AttributeProto... attributes) {
    define(op.output(0), new Value(onnx.add(type, op.name(), inputs, attributes), layout));
  }

  /** Adds a node on the way to an op. */
  String add(
      SourceOp op, String part, String type, List<String> inputs, AttributeProto... attributes) {
    return onnx.add(type, op.name() + "/" + part, inputs, attributes);
  }

  OnnxGraph onnx() {
    return onnx;
  }

  TensorFacts facts(TensorName tensor) {
    return from.facts(tensor);
  }

  /** The layout in which a tensor is there. Constants are there in any. */
  Layout layout(TensorName tensor) {
    return layouts.getOrDefault(tensor, Layout.AS_IS);
  }

  /** The layout of an op that takes any: that of its inputs. */
  Layout layout(List<TensorName> inputs) {
    return inputs.stream().anyMatch(input -> layout(input) == Layout.CHANNELS_FIRST)
        ? Layout.CHANNELS_FIRST
        : Layout.AS_IS;
  }

  /** A tensor's numbers, or null if they depend on inputs. */
  @Nullable ConstantTensor constant(TensorName tensor) {
    return from.constant(tensor);
  }

  /**
   * The numbers of one of an op's inputs.
   *
   * @param what the input is
   * @throws OnnxException if they depend on the graph's inputs
   */
  ConstantTensor constant(SourceOp op, int input, String what) {
    @Nullable ConstantTensor constant = constant(op.input(input));
    if (constant == null) {
      throw OnnxException.unsupported(op, "with %s that depend on the image".formatted(what));
    }
    return constant;
  }

  /** Adds numbers of a translation's own. */
  String constant(SourceOp op, String part, ConstantTensor numbers) {
    return onnx.constant(op.name() + "/" + part, numbers);
  }

  /** The name of a tensor of any rank with the axes as TensorFlow has them. */
  String asIs(TensorName tensor) {
    return in(Layout.AS_IS, tensor);
  }

  /** The name of a feature in a layout; one that isn't there is added. */
  String in(Layout layout, TensorName tensor) {
    Map<Layout, String> known = values.computeIfAbsent(tensor, unused -> new HashMap<>());
    @Nullable String there = known.get(layout);
    if (there != null) {
      return there;
    }
    @Nullable ConstantTensor constant = constant(tensor);
    String added =
        constant == null ? turned(layout, tensor, known) : added(layout, tensor, constant);
    known.put(layout, added);
    return added;
  }

  private String turned(Layout layout, TensorName tensor, Map<Layout, String> known) {
    @Nullable String other =
        known.get(layout == Layout.AS_IS ? Layout.CHANNELS_FIRST : Layout.AS_IS);
    if (other == null) {
      throw new IllegalStateException("`%s` comes before its op".formatted(tensor));
    }
    String suffix = layout == Layout.AS_IS ? "/channels_last" : "/channels_first";
    return onnx.add(
        "Transpose", tensor + suffix, List.of(other), Attributes.integers("perm", layout.order()));
  }

  private String added(Layout layout, TensorName tensor, ConstantTensor constant) {
    return onnx.constant(
        tensor.toString(), layout == Layout.AS_IS ? constant : constant.transposed(0, 3, 1, 2));
  }

  /** A tensor of whole numbers, as ONNX wants sizes and shapes: of 64 bits. */
  String longs(SourceOp op, int input) {
    @Nullable ConstantTensor constant = constant(op.input(input));
    if (constant != null) {
      return onnx.constant(
          op.input(input).toString(),
          ConstantTensor.ofLongs(constant.longs()).reshaped(constant.shape()));
    }
    String name = asIs(op.input(input));
    return facts(op.input(input)).type() == NumberType.INT64
        ? name
        : add(op, "longs", "Cast", List.of(name), castTo(NumberType.INT64));
  }

  static AttributeProto castTo(NumberType type) {
    return Attributes.integer("to", type.code());
  }
}
