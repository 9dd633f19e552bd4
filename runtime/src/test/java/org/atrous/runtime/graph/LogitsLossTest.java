package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import java.util.Random;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.LossSettings.AverageOver;
import org.atrous.runtime.experiment.LossSettings.HardPixels;
import org.atrous.runtime.experiment.LossSettings.Kind;
import org.atrous.runtime.experiment.LossSettings.Term;
import org.atrous.runtime.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Holds every loss against its definition, and its gradient against central differences. */
class LogitsLossTest {
  private static final int CLASSES = 4;
  private static final int PIXELS = 2 * 5 * 4;
  private static final Term ENTROPY = new Term(Kind.CROSS_ENTROPY, 1, 0, 1, 0);
  private static final Term FOCAL = new Term(Kind.FOCAL, 1, 2, 0.25, 0);
  private static final Term DICE = new Term(Kind.DICE, 1, 0, 1, 1);
  private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 0.0, 1.5);

  private static final class Found {
    private final float loss;
    private final float[] gradient;

    Found(float loss, float[] gradient) {
      this.loss = loss;
      this.gradient = gradient;
    }
  }

  private static LossSettings settings(List<Term> terms, @Nullable HardPixels hard) {
    return new LossSettings(terms, 0, List.of(), false, hard, AverageOver.KEPT_PIXELS);
  }

  private static float[] logits(long seed) {
    Random random = new Random(seed);
    float[] values = new float[PIXELS * CLASSES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextGaussian());
    }
    return values;
  }

  /** A quarter of the pixels has no class. */
  private static int[] labels(long seed) {
    Random random = new Random(seed);
    int[] labels = random.ints(PIXELS, 0, CLASSES).toArray();
    for (int i = 0; i < PIXELS; i++) {
      labels[i] = random.nextInt(4) == 0 ? LabelMap.IGNORE : labels[i];
    }
    return labels;
  }

  private static Found run(LossSettings settings, float[] logits, int[] labels, int step) {
    Shape shape = Shape.of(2, 5, 4, CLASSES);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Placeholder<TInt64> number = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
      Operand<TInt32> y = tf.constant(Shape.of(2, 5, 4), DataBuffers.of(labels));
      Operand<TFloat32> loss = new LogitsLoss(settings, number).of(tf, x, y);
      Output<?> gradient = graph.addGradients(loss.asOutput(), new Output<?>[] {x.asOutput()})[0];
      try (Session session = Sessions.open(graph);
          TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(logits));
          TInt64 fedStep = TInt64.scalarOf(step);
          Result result =
              session
                  .runner()
                  .feed(x, fed)
                  .feed(number, fedStep)
                  .fetch(loss)
                  .fetch(gradient)
                  .run()) {
        float[] values = new float[logits.length];
        ((TFloat32) result.get(1)).asRawTensor().data().asFloats().read(values);
        return new Found(((TFloat32) result.get(0)).getFloat(), values);
      }
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Value and gradient are those of the definition, on random cases. */
  private static void hold(LossSettings settings) {
    hold(settings, 1);
  }

  private static void hold(LossSettings settings, int step) {
    for (int seed = 1; seed <= 3; seed++) {
      float[] logits = logits(seed);
      int[] labels = labels(10 + seed);
      LossReference reference = new LossReference(settings, CLASSES, labels, step);
      double[] at = doubles(logits);

      Found found = run(settings, logits, labels, step);

      assertThat((double) found.loss).isWithin(2e-6 * PIXELS).of(reference.of(at));
      List<Integer> counting = reference.counting(at);
      for (int i = 0; i < at.length; i++) {
        double middle = at[i];
        at[i] = middle + 1e-5;
        double above = reference.of(at);
        boolean same = reference.counting(at).equals(counting);
        at[i] = middle - 1e-5;
        double below = reference.of(at);
        at[i] = middle;
        assertWithMessage("the case lies off the brink").that(same).isTrue();
        assertThat((double) found.gradient[i]).isWithin(2e-6).of((above - below) / 2e-5);
      }
    }
  }

  @Test
  void crossEntropyIsTheDefinitions() {
    hold(LossSettings.CROSS_ENTROPY);
    hold(settings(List.of(new Term(Kind.CROSS_ENTROPY, 0.3, 0, 1, 0)), null));
  }

  @Test
  void smoothedLabelsGiveAShareToAllClasses() {
    hold(new LossSettings(List.of(ENTROPY), 0.1, List.of(), false, null, AverageOver.KEPT_PIXELS));
  }

  @Test
  void classesAreWeighed() {
    hold(
        new LossSettings(
            List.of(ENTROPY, FOCAL, DICE), 0.2, WEIGHTS, false, null, AverageOver.KEPT_PIXELS));
  }

  @Test
  void classesBeyondThoseOfTheDataWeighOne() {
    hold(
        new LossSettings(
            List.of(ENTROPY, DICE), 0, List.of(0.5, 2.0), false, null, AverageOver.KEPT_PIXELS));
  }

  @Test
  void allPixelsAreDividedByWhereTheyShallBe() {
    hold(new LossSettings(List.of(ENTROPY), 0, List.of(), false, null, AverageOver.ALL_PIXELS));
    hold(
        new LossSettings(
            List.of(ENTROPY),
            0,
            List.of(),
            false,
            new HardPixels(true, 0.25, 0, 0),
            AverageOver.ALL_PIXELS));
  }

  @Test
  void focalLossIsTheDefinitions() {
    hold(settings(List.of(FOCAL), null));
    hold(settings(List.of(new Term(Kind.FOCAL, 2, 0.5, 1, 0)), null));
    hold(settings(List.of(new Term(Kind.FOCAL, 1, 0, 0.5, 0)), null));
  }

  @Test
  void focalLossOfASurePixelHasAFiniteGradient() {
    float[] logits = new float[PIXELS * CLASSES];
    logits[0] = 100;
    int[] labels = new int[PIXELS];
    for (double gamma : new double[] {0.5, 1, 2}) {
      Found found =
          run(settings(List.of(new Term(Kind.FOCAL, 1, gamma, 1, 0)), null), logits, labels, 1);
      assertThat(found.gradient[0]).isWithin(1e-6f).of(0);
      assertThat(found.gradient[1]).isWithin(1e-6f).of(0);
    }
  }

  @Test
  void diceLossIsTheDefinitions() {
    hold(settings(List.of(DICE), null));
    hold(settings(List.of(new Term(Kind.DICE, 3, 0, 1, 0)), null));
    hold(settings(List.of(ENTROPY, new Term(Kind.DICE, 3, 0, 1, 0.5)), null));
  }

  @Test
  void theShareOfThePixelsWithTheLargestLossesCounts() {
    hold(settings(List.of(ENTROPY), new HardPixels(true, 0.2, 0, 0)));
    hold(settings(List.of(ENTROPY, FOCAL, DICE), new HardPixels(true, 0.3, 0, 0)));
    hold(settings(List.of(ENTROPY), new HardPixels(true, 1, 0, 0)));
    hold(settings(List.of(ENTROPY), new HardPixels(true, 0.001, 0, 0)));
  }

  @Test
  void theShareGoesFromAllToItsValue() {
    LossSettings annealed = settings(List.of(ENTROPY), new HardPixels(true, 0.2, 0, 10));
    for (int step : new int[] {1, 2, 6, 10, 11, 500}) {
      hold(annealed, step);
    }
  }

  @Test
  void pixelsBelowAProbabilityCountAndNotFewerThanAreKept() {
    hold(settings(List.of(ENTROPY), new HardPixels(false, 0.3, 1, 0)));
    hold(settings(List.of(ENTROPY), new HardPixels(false, 0.01, 12, 0)));
    hold(settings(List.of(ENTROPY), new HardPixels(false, 0.3, 100_000, 0)));
  }

  @Test
  void equalLossesAreNotAllTaken() {
    float[] logits = new float[PIXELS * CLASSES];
    LossSettings settings =
        new LossSettings(
            List.of(ENTROPY),
            0,
            List.of(),
            false,
            new HardPixels(true, 0.25, 0, 0),
            AverageOver.ALL_PIXELS);

    Found found = run(settings, logits, new int[PIXELS], 1);

    assertThat((double) found.loss).isWithin(1e-6).of(Math.log(4) / 4);
  }

  @Test
  void aBatchWithoutAnyClassCostsNothing() {
    int[] none = new int[PIXELS];
    java.util.Arrays.fill(none, LabelMap.IGNORE);
    for (HardPixels hard :
        new HardPixels[] {new HardPixels(true, 0.2, 0, 5), new HardPixels(false, 0.7, 10, 0)}) {
      for (double smooth : new double[] {0, 1}) {
        LossSettings settings =
            settings(List.of(ENTROPY, FOCAL, new Term(Kind.DICE, 1, 0, 1, smooth)), hard);

        Found found = run(settings, logits(1), none, 1);

        assertThat(found.loss).isEqualTo(0f);
        assertThat(found.gradient)
            .usingTolerance(0)
            .containsExactly(new float[PIXELS * CLASSES])
            .inOrder();
      }
    }
  }
}
