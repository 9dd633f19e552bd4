package org.atrous.runtime.graph;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Turns what doesn't depend on a graph's input, variables above all, into constants. */
final class ConstantFolding {
  private final GraphDef definition;
  private final Session session;

  /**
   * @param graph with all its ops
   * @param session in which its variables have values
   */
  ConstantFolding(Graph graph, Session session) {
    this.definition = graph.toGraphDef();
    this.session = session;
  }

  /** The part of the graph between input and outputs. */
  GraphDef of(Operand<?> input, List<? extends Operand<?>> outputs) {
    Map<String, NodeDef> needed = needed(input, outputs);
    Map<String, String> constants = constants(needed);
    GraphDef.Builder folded = GraphDef.newBuilder().setVersions(definition.getVersions());
    evaluate(constants).forEach(folded::addNode);
    for (NodeDef node : needed.values()) {
      NodeDef.Builder linked = node.toBuilder().clearInput();
      node.getInputList()
          .forEach(tensor -> linked.addInput(constants.getOrDefault(tensor, tensor)));
      folded.addNode(linked);
    }
    return folded.build();
  }

  /** The nodes that depend on the input and on which the outputs depend, in the graph's order. */
  private Map<String, NodeDef> needed(Operand<?> input, List<? extends Operand<?>> outputs) {
    Map<String, NodeDef> dependent = new LinkedHashMap<>();
    // The graph lists nodes in the order in which they were added: inputs come first.
    for (NodeDef node : definition.getNodeList()) {
      if (node.getName().equals(input.op().name())
          || node.getInputList().stream().anyMatch(tensor -> dependent.containsKey(op(tensor)))) {
        dependent.put(node.getName(), node);
      }
    }
    Set<String> used = new HashSet<>();
    outputs.forEach(output -> used.add(output.op().name()));
    List<NodeDef> lastFirst = new ArrayList<>(dependent.values());
    Collections.reverse(lastFirst);
    for (NodeDef node : lastFirst) {
      if (used.contains(node.getName())) {
        node.getInputList().forEach(tensor -> used.add(op(tensor)));
      }
    }
    dependent.keySet().retainAll(used);
    return dependent;
  }

  /** The op of a tensor: {@code split:1} is the second output of {@code split}. */
  private static String op(String tensor) {
    int colon = tensor.indexOf(':');
    return colon < 0 ? tensor : tensor.substring(0, colon);
  }

  /** What becomes a constant, and the name of that: a variable's own where it is one. */
  private Map<String, String> constants(Map<String, NodeDef> needed) {
    Map<String, String> variables = new HashMap<>();
    for (NodeDef node : definition.getNodeList()) {
      if (node.getOp().equals(ReadVariableOp.OP_NAME)) {
        variables.put(node.getName(), node.getInput(0));
      }
    }
    Map<String, String> constants = new LinkedHashMap<>();
    for (NodeDef node : needed.values()) {
      for (String tensor : node.getInputList()) {
        if (!needed.containsKey(op(tensor))) {
          constants.put(tensor, variables.getOrDefault(tensor, tensor.replace(":", "/output")));
        }
      }
    }
    return constants;
  }

  private List<NodeDef> evaluate(Map<String, String> constants) {
    List<NodeDef> nodes = new ArrayList<>();
    if (constants.isEmpty()) {
      return nodes;
    }
    Session.Runner runner = session.runner();
    constants.keySet().forEach(runner::fetch);
    try (Result result = runner.run()) {
      int next = 0;
      for (String name : constants.values()) {
        nodes.add(constant(name, result.get(next++).asRawTensor()));
      }
    }
    return nodes;
  }

  private static NodeDef constant(String name, RawTensor tensor) {
    byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
    tensor.data().read(bytes);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : tensor.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    TensorProto value =
        TensorProto.newBuilder()
            .setDtype(tensor.dataType())
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", AttrValue.newBuilder().setType(tensor.dataType()).build())
        .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
        .build();
  }
}
