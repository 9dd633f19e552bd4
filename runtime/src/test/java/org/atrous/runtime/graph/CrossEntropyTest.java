package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.session.Sessions;
import org.junit.jupiter.api.AfterEach;
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

class CrossEntropyTest {
  private static final int CLASSES = 3;
  private static final int IGNORE = LabelMap.IGNORE;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);

  @AfterEach
  void close() {
    graph.close();
  }

  private static float[] logits(int count) {
    Random random = new Random(8);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (3 * random.nextGaussian());
    }
    return values;
  }

  /** The definition, in double precision, for logits and labels of equal sizes. */
  private static double reference(float[] logits, int[] labels) {
    double sum = 0;
    int kept = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != IGNORE) {
        double total = 0;
        for (int c = 0; c < CLASSES; c++) {
          total += Math.exp(logits[i * CLASSES + c]);
        }
        sum += Math.log(total) - logits[i * CLASSES + labels[i]];
        kept++;
      }
    }
    return kept == 0 ? 0 : sum / kept;
  }

  /** The loss, and its gradient with respect to the logits. */
  private float[][] run(Shape shape, float[] logits, Shape labelShape, int[] labels) {
    Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Operand<TInt32> y = tf.constant(labelShape, DataBuffers.of(labels));
    Operand<TFloat32> loss =
        new LogitsLoss(LossSettings.CROSS_ENTROPY, tf.constant(1L)).of(tf, x, y);
    Output<?> gradient = graph.addGradients(loss.asOutput(), new Output<?>[] {x.asOutput()})[0];
    try (Session session = Sessions.open(graph);
        TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(logits));
        Result result = session.runner().feed(x, fed).fetch(loss).fetch(gradient).run()) {
      float[] values = new float[logits.length];
      ((TFloat32) result.get(1)).asRawTensor().data().asFloats().read(values);
      return new float[][] {{((TFloat32) result.get(0)).getFloat()}, values};
    }
  }

  @Test
  void lossIsTheMeanOverPixelsThatHaveAClass() {
    float[] logits = logits(2 * 2 * 2 * CLASSES);
    int[] labels = {0, 1, IGNORE, 2, 2, IGNORE, 1, 0};

    float[][] found = run(Shape.of(2, 2, 2, CLASSES), logits, Shape.of(2, 2, 2), labels);

    assertThat(found[0][0]).isWithin(1e-5f).of((float) reference(logits, labels));
  }

  @Test
  void gradientIsThatOfCentralDifferences() {
    float[] logits = logits(2 * 2 * 2 * CLASSES);
    int[] labels = {0, 1, IGNORE, 2, 2, IGNORE, 1, 0};

    float[] gradient = run(Shape.of(2, 2, 2, CLASSES), logits, Shape.of(2, 2, 2), labels)[1];

    for (int i = 0; i < logits.length; i++) {
      float middle = logits[i];
      float above = middle + 0.01f;
      float below = middle - 0.01f;
      logits[i] = above;
      double difference = reference(logits, labels);
      logits[i] = below;
      difference -= reference(logits, labels);
      logits[i] = middle;
      assertThat((double) gradient[i]).isWithin(1e-4).of(difference / (above - below));
    }
  }

  @Test
  void ignoredPixelsHaveNoGradient() {
    int[] labels = {IGNORE, 1};

    float[] gradient = run(Shape.of(1, 1, 2, CLASSES), logits(6), Shape.of(1, 1, 2), labels)[1];

    assertThat(gradient[0]).isWithin(0).of(0);
    assertThat(gradient[1]).isWithin(0).of(0);
    assertThat(gradient[2]).isWithin(0).of(0);
    assertThat(gradient[3]).isNotEqualTo(0f);
  }

  @Test
  void aBatchWithoutAnyClassCostsNothing() {
    int[] labels = {IGNORE, IGNORE};

    float[][] found = run(Shape.of(1, 1, 2, CLASSES), logits(6), Shape.of(1, 1, 2), labels);

    assertThat(found[0][0]).isEqualTo(0f);
    assertThat(found[1]).usingTolerance(0).containsExactly(new float[6]).inOrder();
  }

  @Test
  void largeLogitsDoNotOverflow() {
    float[] logits = {1000, 0, 0, 0, 0, 1000};

    float[][] found = run(Shape.of(1, 1, 2, CLASSES), logits, Shape.of(1, 1, 2), new int[] {0, 0});

    assertThat(found[0][0]).isWithin(1e-3f).of(500f);
  }

  @Test
  void coarseLogitsMeetTheNearestLabelsWithCornersAligned() {
    float[] logits = logits(2 * 2 * CLASSES);
    int[] labels = {0, 9, 1, 9, 9, 9, 2, 9, IGNORE};

    float[][] found = run(Shape.of(1, 2, 2, CLASSES), logits, Shape.of(1, 3, 3), labels);

    assertThat(found[0][0])
        .isWithin(1e-5f)
        .of((float) reference(logits, new int[] {0, 1, 2, IGNORE}));
  }
}
