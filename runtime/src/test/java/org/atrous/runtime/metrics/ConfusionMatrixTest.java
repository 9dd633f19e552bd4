package org.atrous.runtime.metrics;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atrous.runtime.data.LabelMap;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  @Test
  void countsByLabelAndPrediction() {
    ConfusionMatrix matrix = matrix(3, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 2, 2});

    assertThat(matrix.count(0, 0)).isEqualTo(2);
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isEqualTo(0);
    assertThat(matrix.labelled(0)).isEqualTo(3);
    assertThat(matrix.predicted(2)).isEqualTo(2);
    assertThat(matrix.total()).isEqualTo(6);
  }

  @Test
  void computesExactMetrics() {
    ConfusionMatrix matrix = matrix(3, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 2, 2});

    assertThat(matrix.iou(0)).isEqualTo(OptionalDouble.of(2.0 / 3));
    assertThat(matrix.iou(1)).isEqualTo(OptionalDouble.of(1.0 / 3));
    assertThat(matrix.iou(2)).isEqualTo(OptionalDouble.of(1.0 / 2));
    assertThat(matrix.meanIou()).isWithin(1e-15).of(0.5);
    assertThat(matrix.pixelAccuracy()).isEqualTo(4.0 / 6);
    assertThat(matrix.meanAccuracy()).isWithin(1e-15).of((2.0 / 3 + 1.0 / 2 + 1) / 3);
  }

  @Test
  void leavesIgnoredPixelsOut() {
    ConfusionMatrix matrix =
        matrix(2, new int[] {LabelMap.IGNORE, 0, LabelMap.IGNORE}, new int[] {1, 0, 0});

    assertThat(matrix.total()).isEqualTo(1);
    assertThat(matrix.pixelAccuracy()).isEqualTo(1.0);
  }

  @Test
  void leavesClassThatOccursNowhereOutOfTheMean() {
    ConfusionMatrix matrix = matrix(4, new int[] {0, 1}, new int[] {0, 1});

    assertThat(matrix.iou(3)).isEqualTo(OptionalDouble.empty());
    assertThat(matrix.meanIou()).isEqualTo(1.0);
  }

  @Test
  void countsClassThatIsOnlyPredictedAsZero() {
    ConfusionMatrix matrix = matrix(3, new int[] {0, 0}, new int[] {0, 2});

    assertThat(matrix.iou(2)).isEqualTo(OptionalDouble.of(0));
    assertThat(matrix.meanIou()).isEqualTo(0.25);
    assertThat(matrix.accuracy(2)).isEqualTo(OptionalDouble.empty());
    assertThat(matrix.meanAccuracy()).isEqualTo(0.5);
  }

  @Test
  void hasNoMeanWithoutPixels() {
    ConfusionMatrix matrix = matrix(2, new int[] {LabelMap.IGNORE}, new int[] {0});

    assertThrows(IllegalStateException.class, matrix::meanIou);
    assertThrows(IllegalStateException.class, matrix::pixelAccuracy);
    assertThrows(IllegalStateException.class, matrix::meanAccuracy);
  }

  @Test
  void addsMatrices() {
    ConfusionMatrix whole = matrix(2, new int[] {0, 1, 1}, new int[] {0, 0, 1});
    ConfusionMatrix part = matrix(2, new int[] {0}, new int[] {1});

    whole.add(part);

    assertThat(whole.total()).isEqualTo(4);
    assertThat(whole.count(0, 1)).isEqualTo(1);
    assertThat(whole.pixelAccuracy()).isEqualTo(0.5);
  }

  @Test
  void countsBeyondTheRangeOfInt() {
    ConfusionMatrix matrix = matrix(1, new int[1024], new int[1024]);
    for (int doubling = 0; doubling < 24; doubling++) {
      matrix.add(matrix);
    }

    assertThat(matrix.total()).isEqualTo(1024L << 24);
  }

  @Test
  void refusesValuesWithoutClass() {
    ConfusionMatrix matrix = new ConfusionMatrix(2);

    assertThrows(IllegalArgumentException.class, () -> matrix.add(new int[] {2}, new int[] {0}));
    assertThrows(IllegalArgumentException.class, () -> matrix.add(new int[] {0}, new int[] {-1}));
    assertThrows(IllegalArgumentException.class, () -> matrix.add(new int[] {0}, new int[] {0, 0}));
  }

  @Test
  void agreesWithCountingPixelByPixel() {
    int[] labels = new int[500];
    int[] predictions = new int[500];
    Arrays.setAll(labels, i -> i * 7 % 5);
    Arrays.setAll(predictions, i -> i * i % 5);
    ConfusionMatrix matrix = matrix(5, labels, predictions);

    for (int c = 0; c < 5; c++) {
      int both = 0;
      int either = 0;
      for (int i = 0; i < 500; i++) {
        both += labels[i] == c && predictions[i] == c ? 1 : 0;
        either += labels[i] == c || predictions[i] == c ? 1 : 0;
      }
      assertThat(matrix.iou(c)).isEqualTo(OptionalDouble.of((double) both / either));
    }
  }

  @Test
  void everyMetricAgreesWithSetsOfPixelsOnRandomCases() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      int classes = 1 + random.nextInt(7);
      int[] labels = random.ints(40, 0, classes).toArray();
      int[] predictions = random.ints(40, 0, classes).toArray();
      ConfusionMatrix matrix = matrix(classes, labels, predictions);

      double weighted = 0;
      double dice = 0;
      int occurring = 0;
      for (int c = 0; c < classes; c++) {
        Set<Integer> truth = places(labels, c);
        Set<Integer> found = places(predictions, c);
        double both = Sets.intersection(truth, found).size();
        int either = Sets.union(truth, found).size();
        int sum = truth.size() + found.size();
        assertThat(matrix.precision(c)).isEqualTo(share(both, found.size()));
        assertThat(matrix.accuracy(c)).isEqualTo(share(both, truth.size()));
        assertThat(matrix.dice(c)).isEqualTo(share(2 * both, sum));
        weighted += either == 0 ? 0 : truth.size() / 40.0 * both / either;
        dice += sum == 0 ? 0 : 2 * both / sum;
        occurring += sum == 0 ? 0 : 1;
      }
      assertThat(matrix.frequencyWeightedIou()).isWithin(1e-12).of(weighted);
      assertThat(matrix.meanDice()).isWithin(1e-12).of(dice / occurring);
    }
  }

  private static Set<Integer> places(int[] values, int value) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] == value)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static OptionalDouble share(double part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  private static ConfusionMatrix matrix(int classes, int[] labels, int[] predictions) {
    ConfusionMatrix matrix = new ConfusionMatrix(classes);
    matrix.add(labels, predictions);
    return matrix;
  }
}
