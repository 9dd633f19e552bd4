package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;
import org.atrous.runtime.networks.SmallNetwork;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Holds each optimizer, step by step, against its definition in plain Java. */
class OptimizerTest {
  private static final int SIZE = 5;
  private static final int STEPS = 12;
  private static final double DECAY = 0.1;

  /** What a step makes of a value of the variable; it may remember things. */
  private interface Reference {
    double next(int index, int step, double value, double gradient, double rate);
  }

  private static double rate(int step) {
    return 0.1 / step;
  }

  private static void hold(UnaryOperator<RecipeBuilder> optimizer, Reference reference) {
    Recipe recipe =
        optimizer
            .apply(Recipe.named("r", Dataset.named("d").classes("a").build(), "train"))
            .build();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables();
      Variable variable =
          variables.create(tf.scope(), "weights", List.of(1L, 1L, 1L, (long) SIZE), Role.WEIGHTS);
      Placeholder<TFloat32> gradient =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 1, 1, SIZE)));
      Placeholder<TFloat32> rate =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      Placeholder<TInt64> step = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
      WeightDecay decay = WeightDecay.of(recipe.weightDecay(), new SmallNetwork());
      Op update =
          Optimizer.of(tf, recipe, decay, variables, step).update(tf, variable, gradient, rate);
      try (Session session = Sessions.open(graph)) {
        Random random = new Random(4);
        double[] expected = random.doubles(SIZE, -1, 1).toArray();
        for (Variable each : variables.all()) {
          float[] first = new float[SIZE];
          for (int i = 0; each.equals(variable) && i < SIZE; i++) {
            first[i] = (float) expected[i];
          }
          session.run(
              tf.assignVariableOp(
                  each.handle(), tf.reshape(tf.constant(first), tf.array(1, 1, 1, SIZE))));
        }
        for (int number = 1; number <= STEPS; number++) {
          float[] gradients = new float[SIZE];
          for (int i = 0; i < SIZE; i++) {
            gradients[i] = (float) random.nextGaussian();
            expected[i] = reference.next(i, number, expected[i], gradients[i], rate(number));
          }
          try (TFloat32 fedGradient =
                  TFloat32.tensorOf(Shape.of(1, 1, 1, SIZE), DataBuffers.of(gradients));
              TFloat32 fedRate = TFloat32.scalarOf((float) rate(number));
              TInt64 fedStep = TInt64.scalarOf(number)) {
            session
                .runner()
                .feed(gradient, fedGradient)
                .feed(rate, fedRate)
                .feed(step, fedStep)
                .addTarget(update)
                .run()
                .close();
          }
          try (Result result = session.runner().fetch(variable.value()).run()) {
            for (int i = 0; i < SIZE; i++) {
              assertThat((double) ((TFloat32) result.get(0)).getFloat(0, 0, 0, i))
                  .isWithin(2e-6)
                  .of(expected[i]);
            }
          }
        }
      }
    }
  }

  /** Velocities of momentum. */
  private static Reference momentum(boolean nesterov, double decay) {
    double[] velocity = new double[SIZE];
    return (i, step, value, gradient, rate) -> {
      double g = gradient + decay * value;
      velocity[i] = 0.9 * velocity[i] + g;
      return value - rate * (nesterov ? g + 0.9 * velocity[i] : velocity[i]);
    };
  }

  /** Algorithm 1 of Kingma and Ba, and algorithm 2 of Loshchilov and Hutter. */
  private static Reference adam(double decay, double decoupled, double epsilon) {
    double[] first = new double[SIZE];
    double[] second = new double[SIZE];
    // As TensorFlow has them.
    double beta1 = 0.9f;
    double beta2 = 0.99f;
    return (i, step, value, gradient, rate) -> {
      double g = gradient + decay * value;
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      double mean = first[i] / (1 - Math.pow(0.9, step));
      double deviation = Math.sqrt(second[i] / (1 - Math.pow(0.99, step)));
      return value - rate * decoupled * value - rate * mean / (deviation + epsilon);
    };
  }

  @Test
  void momentumIsTheDefinitions() {
    hold(r -> r.momentum(0.9).weightDecay(0), momentum(false, 0));
    hold(r -> r.momentum(0.9).weightDecay(DECAY), momentum(false, DECAY));
  }

  @Test
  void nesterovsMomentumIsTheDefinitions() {
    hold(r -> r.momentum(0.9, true).weightDecay(0), momentum(true, 0));
    hold(r -> r.momentum(0.9, true).weightDecay(DECAY), momentum(true, DECAY));
  }

  @Test
  void adamIsTheDefinitions() {
    hold(r -> r.adam(0.9, 0.99, 1e-8).weightDecay(0), adam(0, 0, 1e-8));
    hold(r -> r.adam(0.9, 0.99, 1e-8).weightDecay(DECAY), adam(DECAY, 0, 1e-8));
  }

  @Test
  void epsilonStandsBesideTheUnbiasedDeviation() {
    hold(r -> r.adam(0.9, 0.99, 0.5).weightDecay(0), adam(0, 0, 0.5));
  }

  @Test
  void weightDecayOfAdamwIsNotPartOfTheGradient() {
    hold(r -> r.adamw(0.9, 0.99, 1e-8).weightDecay(0), adam(0, 0, 1e-8));
    hold(r -> r.adamw(0.9, 0.99, 1e-8).weightDecay(DECAY), adam(0, DECAY, 1e-8));
  }
}
