package org.atrous.runtime.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.GraphDef;

/** The ops that outputs need, each after those that it takes from. */
final class OpOrder {
  private final Map<String, SourceOp> all = new HashMap<>();
  private final List<SourceOp> ordered = new ArrayList<>();

  private OpOrder(GraphDef graph) {
    graph.getNodeList().forEach(node -> all.put(node.getName(), SourceOp.of(node)));
  }

  static List<SourceOp> upTo(GraphDef graph, List<String> outputs) {
    OpOrder order = new OpOrder(graph);
    order.visit(new ArrayDeque<>(outputs));
    return order.ordered;
  }

  /** Without recursion: networks are deeper than a thread's stack. */
  private void visit(Deque<String> open) {
    Set<String> seen = new HashSet<>();
    Set<String> done = new HashSet<>();
    while (!open.isEmpty()) {
      SourceOp op = op(open.getFirst());
      if (seen.add(op.name())) {
        op.inputs().stream()
            .map(TensorName::op)
            .filter(input -> !seen.contains(input))
            .forEach(open::addFirst);
      } else {
        open.removeFirst();
        if (done.add(op.name())) {
          ordered.add(op);
        }
      }
    }
  }

  private SourceOp op(String name) {
    @Nullable SourceOp op = all.get(name);
    if (op == null) {
      throw new IllegalArgumentException("the graph has no op `%s`".formatted(name));
    }
    return op;
  }
}
