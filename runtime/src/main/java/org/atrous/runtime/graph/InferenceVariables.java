package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.layers.FoldedNorm;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The variables of a network that is run, not trained. */
final class InferenceVariables {
  private final GraphLayers layers;
  private final Operand<TFloat32> logits;
  private final StoredVariables stored;

  /**
   * Adds what reads them from a checkpoint.
   *
   * @param tf where the ops go
   * @param layers that made the network
   * @param logits on which variables have values that these depend on, folded ones among them
   */
  InferenceVariables(Ops tf, GraphLayers layers, Operand<TFloat32> logits) {
    this.layers = layers;
    this.logits = logits;
    List<Variable> all = layers.variables().all();
    stored = new StoredVariables(tf, all, all, values -> assignments(tf, values));
  }

  private List<Op> assignments(Ops tf, Map<Variable, Operand<TFloat32>> values) {
    Set<String> used = Upstream.of(logits);
    List<Op> assignments = new ArrayList<>();
    values.forEach(
        (variable, value) -> {
          if (used.contains(variable.value().op().name())) {
            assignments.add(tf.assignVariableOp(variable.handle(), value));
          }
        });
    for (FoldedNorm norm : layers.foldedNorms()) {
      if (used.contains(norm.foldedWeights().value().op().name())) {
        assignments.addAll(
            norm.assignments(tf, variable -> Objects.requireNonNull(values.get(variable))));
      }
    }
    return assignments;
  }

  /**
   * Takes their values from a checkpoint, as moving averages where training kept such; those of
   * auxiliary heads stay there.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if it doesn't fit
   */
  void restore(Session session, Checkpoint checkpoint) {
    checkpoint.requireForInference(stored.contents());
    if (checkpoint.holdsAverages()) {
      stored.restoreAverages(session, checkpoint.prefix());
    } else {
      stored.restore(session, checkpoint.prefix());
    }
  }

  /**
   * Takes their values from memory.
   *
   * @param tf where ops go that serve this once
   * @param values by name; those of other variables are left alone
   * @throws IllegalArgumentException if a variable has none
   */
  void assign(Ops tf, Session session, Map<String, float[]> values) {
    stored.assignAll(tf, session, values, read -> assignments(tf, read));
  }
}
