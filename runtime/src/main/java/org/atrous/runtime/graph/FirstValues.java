package org.atrous.runtime.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.variables.InitialValues;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The variables of a network, auxiliary heads included, without what trains them: a checkpoint of
 * step 0 is made of them. They get their values some at a time, so that no second copy of them all
 * lies in memory.
 */
public final class FirstValues implements AutoCloseable {
  /** Values that are assigned in one go: 8 MiB. Each go costs some milliseconds. */
  private static final int GROUP = 1 << 21;

  private final Graph graph;
  private final Ops tf;
  private final Placeholder<TFloat32> one;
  private final List<Variable> variables;
  private final InitialValues initial;
  private final StoredVariables stored;
  private final Session session;
  private final Map<String, float[]> waiting = new LinkedHashMap<>();
  private long waitingValues;

  private FirstValues(Graph graph, SegmentationNetwork network, Recipe recipe, long seed) {
    this.graph = graph;
    tf = Ops.create(graph);
    Shape crop = Shape.of(recipe.batch(), recipe.cropHeight(), recipe.cropWidth(), 3);
    Placeholder<TFloat32> images =
        tf.withName("images").placeholder(TFloat32.class, Placeholder.shape(crop));
    one = tf.withName("unit").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    GraphLayers layers = GraphLayers.inference(graph);
    network.logits(layers, images, recipe.outputStride());
    List<Variable> evaluated = layers.variables().all();
    network.auxiliaryLogits(layers, recipe.outputStride());
    variables = layers.variables().all();
    initial = new InitialValues(seed, network.initialization(), one);
    stored = new StoredVariables(tf.withSubScope("checkpoint"), variables, evaluated);
    session = Sessions.open(graph, Precision.FLOAT32);
  }

  /**
   * Builds a network's variables. They have no values yet.
   *
   * @param recipe crop and output stride, at which the network is built
   * @param seed of first values
   * @throws org.atrous.runtime.session.UnsupportedPlatformException if this machine can't train
   * @throws IllegalArgumentException if the network can't be built so
   */
  public static FirstValues build(SegmentationNetwork network, Recipe recipe, long seed) {
    TrainingPlatform.require();
    Graph graph = new Graph();
    try {
      return new FirstValues(graph, network, recipe, seed);
    } catch (RuntimeException failure) {
      graph.close();
      throw failure;
    }
  }

  /** Gives all variables but some the first values that a training would give them. */
  public void initializeExcept(Set<String> names) {
    List<Op> assignments = new ArrayList<>();
    Ops after = tf.withSubScope("initial");
    // One after the other, or what they are made of lies in memory for all of them at once.
    for (Variable variable : variables) {
      if (!names.contains(variable.name())) {
        Op assignment =
            after.assignVariableOp(variable.handle(), initial.of(after.scope(), variable));
        assignments.add(assignment);
        after = after.withControlDependencies(List.of(assignment));
      }
    }
    if (!assignments.isEmpty()) {
      try (TFloat32 fedOne = TFloat32.scalarOf(1)) {
        Session.Runner runner = session.runner().feed(one, fedOne);
        assignments.forEach(runner::addTarget);
        runner.run().close();
      }
    }
  }

  /**
   * Gives a variable its value.
   *
   * @param values in row-major order of its shape
   * @throws IllegalArgumentException if the network has no such variable
   */
  public void assign(String name, float[] values) {
    waiting.put(name, values);
    waitingValues += values.length;
    if (waitingValues >= GROUP) {
      assignWaiting();
    }
  }

  private void assignWaiting() {
    if (!waiting.isEmpty()) {
      stored.assign(tf.withSubScope("assigned"), session, waiting);
      waiting.clear();
      waitingValues = 0;
    }
  }

  /** Writes all of them, as they are before the first step. */
  public Checkpoint save(CheckpointFolder folder) throws IOException {
    assignWaiting();
    return folder.write(0, stored.contents(), prefix -> stored.save(session, prefix));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
