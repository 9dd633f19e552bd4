package org.atrous.runtime.evaluation;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.prediction.Predictor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  private static final int CLASSES = new ShapesNetwork().classes();

  @TempDir private static Path folder;
  private static Checkpoint checkpoint;

  @BeforeAll
  static void train() throws Exception {
    checkpoint =
        ShapesRun.train(ShapesRun.create(folder.resolve("run"), ShapesSpec.recipe(2, 0.05)));
  }

  @Test
  void everyPixelOfEveryImageCountsWhateverItsSize() throws Exception {
    SampleSource source = images(List.of(33, 20, 41), 0);

    ConfusionMatrix matrix = evaluate(source, (index, sample, prediction, counts) -> {});

    assertThat(matrix.total()).isEqualTo(33 * 33 + 20 * 20 + 41 * 41);
  }

  @Test
  void observerSeesEachImageWithItsPredictionTheLastToo() throws Exception {
    SampleSource source = images(List.of(33, 20, 41), 0);
    List<String> seen = new ArrayList<>();

    evaluate(
        source,
        (index, sample, prediction, counts) ->
            seen.add(
                "%d %s %dx%d"
                    .formatted(index, sample.name(), prediction.height(), prediction.width())));

    assertThat(seen).containsExactly("0 a0 33x33", "1 a1 20x20", "2 a2 41x41").inOrder();
  }

  @Test
  void matrixCountsWhatTheNetworkPredicts() throws Exception {
    SampleSource source = images(List.of(33), 1);
    List<LabelMap> predictions = new ArrayList<>();

    ConfusionMatrix matrix =
        evaluate(source, (index, sample, prediction, counts) -> predictions.add(prediction));

    int[] labels = predictions.get(0).toInts();
    for (int label = 0; label < CLASSES; label++) {
      int predicted = label;
      long times = Arrays.stream(labels).filter(value -> value == predicted).count();
      assertThat(matrix.count(1, label)).isEqualTo(times);
    }
  }

  @Test
  void splitWithoutAnyClassIsRefused() {
    SampleSource source = images(List.of(33), LabelMap.IGNORE);

    DataException e =
        assertThrows(
            DataException.class, () -> evaluate(source, (index, sample, prediction, counts) -> {}));

    assertThat(e).hasMessageThat().startsWith("none of 1 images has a pixel with a class");
  }

  private static ConfusionMatrix evaluate(SampleSource source, EvaluationObserver observer)
      throws Exception {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 8, checkpoint)) {
      return Evaluator.evaluate(predictor, source, CLASSES, observer).matrix();
    }
  }

  /** Square images of some sizes, whose pixels all have one label. */
  private static SampleSource images(List<Integer> sizes, int label) {
    return new SampleSource() {
      @Override
      public int size() {
        return sizes.size();
      }

      @Override
      public String name(int index) {
        return "a" + index;
      }

      @Override
      public Sample load(int index) {
        int size = sizes.get(index);
        byte[] labels = new byte[size * size];
        Arrays.fill(labels, (byte) label);
        return new Sample(
            name(index),
            new RgbImage(size, size, new byte[3 * size * size]),
            new LabelMap(size, size, labels));
      }
    };
  }
}
