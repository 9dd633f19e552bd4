package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ONNX graph as it grows. Each value has one name, and is made by one node. */
final class OnnxGraph {
  /** Constants up to this many numbers are added once, however often they are used. */
  private static final int SMALL = 16;

  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, TensorProto> constants = new LinkedHashMap<>();
  private final Map<ConstantTensor, String> small = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, String> renamed = new HashMap<>();

  /** Takes a name for an input or output, before nodes can have it. */
  void reserve(String name) {
    if (uses.merge(name, 1, Integer::sum) > 1) {
      throw new IllegalArgumentException("two inputs or outputs are called `%s`".formatted(name));
    }
  }

  /** A name that nothing else has. */
  private String unique(String wanted) {
    String name = wanted;
    while (uses.containsKey(name)) {
      name = wanted + "_" + uses.merge(wanted, 1, Integer::sum);
    }
    uses.put(name, 1);
    return name;
  }

  /**
   * Adds a node of one output.
   *
   * @param name of the node and its output; a number is added where it is taken
   * @return the output's name
   */
  String add(String type, String name, List<String> inputs, AttributeProto... attributes) {
    return add(type, name, inputs, List.of(unique(name)), List.of(attributes)).get(0);
  }

  /** Adds a node of several outputs. */
  List<String> addWide(
      String type, String name, List<String> inputs, int outputs, AttributeProto... attributes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add(unique(name + ":" + i));
    }
    return add(type, name, inputs, names, List.of(attributes));
  }

  /**
   * Makes a value an output of the graph.
   *
   * @param output its name, which was {@linkplain #reserve taken}
   */
  void addOutput(String output, String value) {
    if (producers.containsKey(value) && !renamed.containsKey(value)) {
      renamed.put(value, output);
    } else {
      add("Identity", output, List.of(value), List.of(output), List.of());
    }
  }

  private List<String> add(
      String type,
      String name,
      List<String> inputs,
      List<String> outputs,
      List<AttributeProto> attributes) {
    NodeProto node =
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(outputs.size() == 1 ? outputs.get(0) : name)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(attributes)
            .build();
    nodes.add(node);
    outputs.forEach(output -> producers.put(output, node));
    return outputs;
  }

  /** The node that makes a value, or null if it is an input or a constant. */
  @Nullable NodeProto producer(String value) {
    return producers.get(value);
  }

  /** Adds numbers; few that are the same are added once. */
  String constant(String name, ConstantTensor tensor) {
    if (tensor.size() > SMALL) {
      return named(name, tensor);
    }
    return small.computeIfAbsent(tensor, added -> named(name, added));
  }

  private String named(String wanted, ConstantTensor tensor) {
    String name = unique(wanted);
    constants.put(name, tensor.proto(name));
    return name;
  }

  /** The graph without the nodes and constants that no output needs. */
  GraphProto.Builder build(List<String> outputs) {
    List<NodeProto> named = nodes.stream().map(this::renamed).toList();
    Set<String> needed = upstream(named, outputs);
    GraphProto.Builder graph = GraphProto.newBuilder();
    named.stream()
        .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
        .forEach(graph::addNode);
    constants.forEach(
        (name, tensor) -> {
          if (needed.contains(name)) {
            graph.addInitializer(tensor);
          }
        });
    return graph;
  }

  private NodeProto renamed(NodeProto node) {
    NodeProto.Builder named = node.toBuilder().clearInput().clearOutput();
    node.getInputList().forEach(input -> named.addInput(renamed.getOrDefault(input, input)));
    node.getOutputList().forEach(output -> named.addOutput(renamed.getOrDefault(output, output)));
    return named.build();
  }

  private static Set<String> upstream(List<NodeProto> nodes, List<String> outputs) {
    Set<String> needed = new HashSet<>(outputs);
    // Nodes stand behind those that they take from.
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodeProto node = nodes.get(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
      }
    }
    return needed;
  }
}
