package org.atrous.runtime.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** A TensorFlow graph without variables. */
final class SourceGraph {
  private static final Set<String> VARIABLES =
      Set.of("VarHandleOp", "VariableV2", "Variable", "ReadVariableOp");

  /** Constants with more bytes than this are weights, on whose values no shape depends. */
  private static final int SMALL = 1024;

  private final List<SourceOp> ops = new ArrayList<>();
  private final Map<String, SourceOp> byName = new HashMap<>();
  private final Map<TensorName, TensorFacts> facts = new HashMap<>();
  private final Map<TensorName, ConstantTensor> constants = new HashMap<>();

  private SourceGraph() {}

  /**
   * Reads a graph.
   *
   * @param inputs ops that are fed
   * @param outputs ops that are asked for; what they don't need is left out
   * @throws OnnxException if there are variables, or numbers that an export doesn't have
   * @throws IllegalArgumentException if there are no such ops, or a placeholder that isn't fed
   */
  static SourceGraph of(GraphDef definition, List<String> inputs, List<String> outputs) {
    SourceGraph source = new SourceGraph();
    Set<TensorName> needed = new LinkedHashSet<>();
    Stream.concat(inputs.stream(), outputs.stream())
        .forEach(op -> needed.add(new TensorName(op, 0)));
    for (SourceOp op : OpOrder.upTo(definition, outputs)) {
      if (VARIABLES.contains(op.type())) {
        throw OnnxException.notFrozen(op);
      }
      if (op.type().equals("Const")) {
        source.constants.put(op.output(0), Constants.read(op));
      } else if (!inputs.contains(op.name())) {
        source.add(op);
        needed.addAll(op.inputs());
      }
    }
    source.learn(definition, needed);
    return source;
  }

  private void add(SourceOp op) {
    if (op.type().equals("Placeholder")) {
      throw new IllegalArgumentException("`%s` is no input of the model".formatted(op.name()));
    }
    ops.add(op);
    byName.put(op.name(), op);
  }

  /** Asks TensorFlow for types and shapes. */
  private void learn(GraphDef definition, Set<TensorName> tensors) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(withoutWeights(definition));
      for (TensorName tensor : tensors) {
        Output<?> output = graph.operationOrThrow(tensor.op()).output(tensor.index());
        @Nullable NumberType type = NumberType.of(output.dataType());
        if (type == null) {
          throw OnnxException.precision(tensor, output.dataType());
        }
        facts.put(tensor, TensorFacts.of(type, output.shape()));
      }
    }
  }

  /** The same shapes, but nothing large that would be copied. */
  private static GraphDef withoutWeights(GraphDef definition) {
    GraphDef.Builder light = definition.toBuilder().clearNode();
    for (NodeDef node : definition.getNodeList()) {
      TensorProto value =
          node.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
      if (node.getOp().equals("Const") && value.getTensorContent().size() > SMALL) {
        AttrValue shape = AttrValue.newBuilder().setShape(value.getTensorShape()).build();
        light.addNode(
            NodeDef.newBuilder()
                .setName(node.getName())
                .setOp("Placeholder")
                .putAttr("dtype", node.getAttrOrThrow("dtype"))
                .putAttr("shape", shape));
      } else {
        light.addNode(node);
      }
    }
    return light.build();
  }

  /** All ops but constants, each after those that it takes from. */
  List<SourceOp> ops() {
    return List.copyOf(ops);
  }

  /** What is known of a tensor that an op takes, or of an output. */
  TensorFacts facts(TensorName tensor) {
    @Nullable TensorFacts known = facts.get(tensor);
    if (known == null) {
      throw new IllegalArgumentException("nothing takes `%s`".formatted(tensor));
    }
    return known;
  }

  /** A tensor's numbers, or null if it isn't a constant. */
  @Nullable ConstantTensor constant(TensorName tensor) {
    return constants.get(tensor);
  }

  /** The op behind a tensor, or null if it is an input or a constant. */
  @Nullable SourceOp producer(TensorName tensor) {
    return byName.get(tensor.op());
  }
}
