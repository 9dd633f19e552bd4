package org.atrous.runtime.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.variables.Variables;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** What the scopes of one graph share while layers are added to it. */
final class LayerGraph {
  final Graph graph;
  final Mode mode;
  final Forms forms;
  final boolean normalized;
  final double batchNormDecay;
  final @Nullable Double batchNormEpsilon;
  final @Nullable Dropout dropout;
  final Variables variables = new Variables();
  final Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
  final List<Op> updates = new ArrayList<>();
  final Folding folding = new Folding();
  private final Map<String, Integer> ordinals = new HashMap<>();

  LayerGraph(
      Graph graph,
      Mode mode,
      Forms forms,
      boolean normalized,
      double batchNormDecay,
      @Nullable Double batchNormEpsilon,
      @Nullable Dropout dropout) {
    this.graph = graph;
    this.mode = mode;
    this.forms = forms;
    this.normalized = normalized;
    this.batchNormDecay = batchNormDecay;
    this.batchNormEpsilon = batchNormEpsilon;
    this.dropout = dropout;
  }

  /** The name of the scope's next layer of a kind that has no name of its own: {@code maxpool1}. */
  String next(String path, String kind) {
    return kind + ordinals.merge(path + "/" + kind, 1, Integer::sum);
  }
}
