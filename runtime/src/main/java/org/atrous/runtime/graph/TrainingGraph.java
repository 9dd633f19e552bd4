package org.atrous.runtime.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.runtime.AuxiliaryLogits;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.variables.InitialValues;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A network with its loss and optimizer, and the values of its variables.
 *
 * <p>On one machine, and with one number of threads ({@link Sessions#useThreads}), the same
 * variables, step and batch give the same new variables, to the bit.
 */
public final class TrainingGraph implements AutoCloseable {
  private final Graph graph;
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Placeholder<TFloat32> learningRate;
  private final Placeholder<TInt64> batch;
  private final Placeholder<TFloat32> one;
  private final Operand<TFloat32> loss;
  private final StepUpdate update;
  private final int batches;
  private final Op initialize;
  private final Operand<TBool> finite;
  private final Op beginAverages;
  private final StoredVariables stored;
  private final StoredVariables inherited;
  private final Session session;
  private final long parameters;

  /** The steps in which a network becomes something that can be trained. */
  private TrainingGraph(
      Graph graph,
      SegmentationNetwork network,
      Recipe recipe,
      LossSettings lossSettings,
      long seed) {
    this.graph = graph;
    Ops tf = Ops.create(graph);
    Shape crop = Shape.of(recipe.batch(), recipe.cropHeight(), recipe.cropWidth());

    // 1. What is fed.
    images = tf.withName("images").placeholder(TFloat32.class, Placeholder.shape(crop.append(3)));
    labels = tf.withName("labels").placeholder(TInt32.class, Placeholder.shape(crop));
    learningRate =
        tf.withName("learning_rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    batch = tf.withName("batch").placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    one = tf.withName("unit").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

    // 2. The network, its auxiliary heads and the loss.
    GraphLayers layers =
        GraphLayers.training(
            graph,
            recipe.batchNorm().frozen(),
            decay(network, recipe),
            recipe.batchNorm().epsilon(),
            seed,
            batch);
    Operand<TFloat32> logits = network.logits(layers, images, recipe.outputStride());
    List<Variable> evaluated = layers.variables().all();
    List<AuxiliaryLogits> auxiliaries = network.auxiliaryLogits(layers, recipe.outputStride());
    parameters = layers.variables().parameters().stream().mapToLong(Variable::size).sum();
    Operand<TInt64> step = step(tf.withSubScope("count"), recipe);
    loss = Loss.of(graph, new LogitsLoss(lossSettings, step), logits, auxiliaries, labels);

    // 3. The gradients of the variables that are trained.
    ParameterGradients gradients =
        ParameterGradients.add(
            graph, loss, tf.withName("one").constant(1f), trained(layers, recipe));
    requireAllReached(network, gradients);

    // 4. What a batch does to the variables.
    Ops optimizer = Ops.create(graph).withSubScope("optimizer");
    update =
        new StepUpdate(
            optimizer,
            recipe,
            WeightDecay.of(recipe.weightDecay(), network),
            layers,
            evaluated,
            gradients.reached(),
            learningRate,
            step);
    batches = recipe.accumulate();

    // 5. First values, and the way to files and back.
    List<Variable> all =
        layers.variables().all().stream()
            .filter(variable -> variable.role() != Role.GRADIENT_SUM)
            .toList();
    InitialValues values = new InitialValues(seed, network.initialization(), one);
    initialize = initialize(Ops.create(graph).withSubScope("initial"), all, values);
    finite = finite(Ops.create(graph).withSubScope("finite"), all);
    stored = new StoredVariables(Ops.create(graph).withSubScope("checkpoint"), all, evaluated);
    inherited =
        new StoredVariables(
            Ops.create(graph).withSubScope("stage"),
            all.stream().filter(variable -> variable.role().isNetwork()).toList(),
            evaluated);
    Ops stage = Ops.create(graph).withSubScope("stage_averages");
    beginAverages = stage.withControlDependencies(update.beginnings(stage)).withName("all").noOp();
    session = Sessions.open(graph, recipe.precision());
  }

  /**
   * Builds a network for training. Its variables have no values until {@link #initialize} or {@link
   * #restore}.
   *
   * @param network what is trained
   * @param recipe batch, crop, output stride and optimizer; schedule and data are the caller's
   * @param seed of first values and dropout
   * @throws org.atrous.runtime.session.UnsupportedPlatformException if this machine can't train
   * @throws IllegalArgumentException if the network can't be built so, or a variable can't be
   *     trained because the loss doesn't depend on it
   */
  public static TrainingGraph build(SegmentationNetwork network, Recipe recipe, long seed) {
    return build(network, recipe, recipe.loss(), seed);
  }

  /**
   * Builds a network for training by a loss that isn't the recipe's to the letter: its weights of
   * classes are counted.
   */
  public static TrainingGraph build(
      SegmentationNetwork network, Recipe recipe, LossSettings loss, long seed) {
    TrainingPlatform.require();
    Graph graph = new Graph();
    try {
      return new TrainingGraph(graph, network, recipe, loss, seed);
    } catch (RuntimeException failure) {
      graph.close();
      throw failure;
    }
  }

  /** The number of the step to which the batch belongs, from 1. */
  private Operand<TInt64> step(Ops tf, Recipe recipe) {
    if (recipe.accumulate() == 1) {
      return batch;
    }
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> before =
        tf.math.floorDiv(tf.math.sub(batch, one), tf.constant((long) recipe.accumulate()));
    return tf.math.add(before, one);
  }

  private static double decay(SegmentationNetwork network, Recipe recipe) {
    @Nullable Double given = recipe.batchNorm().decay();
    return given == null ? network.batchNormDecay() : given;
  }

  /** All parameters; where batch norm is frozen, without gamma and beta. */
  private static List<Variable> trained(GraphLayers layers, Recipe recipe) {
    return layers.variables().parameters().stream()
        .filter(variable -> !(recipe.batchNorm().frozen() && variable.role().isBatchNorm()))
        .toList();
  }

  private static void requireAllReached(SegmentationNetwork network, ParameterGradients gradients) {
    if (!gradients.unreached().isEmpty()) {
      throw new IllegalArgumentException(
          "the loss of `%s` doesn't depend on %s"
              .formatted(
                  network.name(),
                  gradients.unreached().stream()
                      .map(variable -> "`" + variable.name() + "`")
                      .collect(Collectors.joining(", "))));
    }
  }

  private Op initialize(Ops tf, List<Variable> variables, InitialValues values) {
    List<Op> assignments = new ArrayList<>();
    // One after the other: what a value is made of would else lie in memory for all of them at
    // once, and TensorFlow gives nothing of it back.
    Ops after = tf;
    for (Variable variable : variables) {
      if (variable.role() != Role.AVERAGE) {
        Op assignment = tf.assignVariableOp(variable.handle(), values.of(after.scope(), variable));
        assignments.add(assignment);
        after = tf.withControlDependencies(List.of(assignment));
      }
    }
    assignments.addAll(update.beginnings(tf.withControlDependencies(List.copyOf(assignments))));
    return tf.withControlDependencies(assignments).withName("all").noOp();
  }

  private static Operand<TBool> finite(Ops tf, List<Variable> variables) {
    List<Operand<TBool>> each = new ArrayList<>();
    for (Variable variable : variables) {
      Operand<TBool> values = tf.math.isFinite(variable.value());
      each.add(tf.reduceAll(tf.reshape(values, tf.array(-1)), tf.array(0)));
    }
    return tf.reduceAll(tf.stack(each), tf.array(0));
  }

  /** Gives every variable its first value. */
  public void initialize() {
    try (TFloat32 fedOne = TFloat32.scalarOf(1)) {
      session.runner().feed(one, fedOne).addTarget(initialize).run().close();
    }
    session.run(update.reset());
  }

  /**
   * Gives variables other values than their first ones; moving averages begin with them.
   *
   * @param values in row-major order of the variables' shapes, by name
   * @throws IllegalArgumentException if the network has no such variable
   */
  public void assign(Map<String, float[]> values) {
    stored.assign(Ops.create(graph).withSubScope("assigned"), session, values);
    List<Op> averages = update.beginnings(Ops.create(graph).withSubScope("begun"));
    averages.forEach(session::run);
  }

  /**
   * Learns from a batch. As many batches as the recipe accumulates make a step: all but the last of
   * them change nothing yet, but batch norm's running averages.
   *
   * @param number of the batch, from 1, over all steps; it varies dropout
   * @param rate learning rate
   * @param pixels RGB in 0..255, shape {@code [batch, cropHeight, cropWidth, 3]}
   * @param classes or {@link LabelMap#IGNORE}, shape {@code [batch, cropHeight, cropWidth]}
   * @return the batch's loss before the step, without weight decay: that of the logits, and where
   *     the network has auxiliary heads, theirs by their weights; whether it is finite is for the
   *     caller to check
   */
  public float step(int number, double rate, float[] pixels, int[] classes) {
    try (TFloat32 fedImages = TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels));
        TInt32 fedLabels = TInt32.tensorOf(labels.shape(), DataBuffers.of(classes));
        TFloat32 fedRate = TFloat32.scalarOf((float) rate);
        TInt64 fedBatch = TInt64.scalarOf(number);
        Result result =
            session
                .runner()
                .feed(images, fedImages)
                .feed(labels, fedLabels)
                .feed(learningRate, fedRate)
                .feed(batch, fedBatch)
                .fetch(loss)
                .addTarget(number % batches == 0 ? update.last() : update.partial())
                .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /** Whether all variables, running averages and the optimizer's state are finite numbers. */
  public boolean isFinite() {
    try (Result result = session.runner().fetch(finite).run()) {
      return ((TBool) result.get(0)).getBoolean();
    }
  }

  /** Number of values that gradients may change, frozen ones and auxiliary heads included. */
  public long parameters() {
    return parameters;
  }

  /**
   * Writes all variables and the optimizer's state.
   *
   * @param folder of the run's checkpoints
   * @param number of the step that was made last
   */
  public Checkpoint save(CheckpointFolder folder, int number) throws IOException {
    return folder.write(number, stored.contents(), prefix -> stored.save(session, prefix));
  }

  /**
   * Takes all variables and the optimizer's state from a checkpoint.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if it doesn't fit
   */
  public void restore(Checkpoint checkpoint) {
    checkpoint.requireForTraining(stored.contents());
    stored.restore(session, checkpoint.prefix());
    session.run(update.reset());
  }

  /**
   * Begins another stage of a training: takes the network's variables from where the stage before
   * ended, as moving averages where it kept such. The optimizer begins anew.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if it doesn't fit
   */
  public void begin(Checkpoint checkpoint) {
    checkpoint.requireForNextStage(stored.contents());
    initialize();
    if (checkpoint.holdsAverages()) {
      inherited.restoreAverages(session, checkpoint.prefix());
    } else {
      inherited.restore(session, checkpoint.prefix());
    }
    session.run(beginAverages);
  }

  /** The graph as TensorFlow knows it, for those who want to look at it. */
  public GraphDef definition() {
    return graph.toGraphDef();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
