package org.atrous.runtime.metrics;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import org.atrous.runtime.data.LabelMap;
import org.junit.jupiter.api.Test;

final class BoundaryScoreTest {
  @Test
  void equalMapsHaveTheFullScore() {
    LabelMap map = LabelMap.of(2, 3, new int[] {0, 0, 1, 0, 0, 1});
    BoundaryScore score = new BoundaryScore(3);

    score.add(map, map);

    assertThat(score.f1(0)).isEqualTo(OptionalDouble.of(1));
    assertThat(score.f1(1)).isEqualTo(OptionalDouble.of(1));
    assertThat(score.f1(2)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void outlineThatIsMissedCountsAsZero() {
    BoundaryScore score = new BoundaryScore(2);

    score.add(LabelMap.of(2, 3, new int[] {0, 0, 1, 0, 0, 1}), LabelMap.of(2, 3, new int[6]));

    assertThat(score.f1(1)).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void toleranceIsAShareOfTheDiagonalAndAtLeastAPixel() {
    assertThat(BoundaryScore.tolerance(10, 10)).isEqualTo(1);
    assertThat(BoundaryScore.tolerance(300, 400)).isEqualTo(4);
    assertThat(BoundaryScore.tolerance(1024, 2048)).isEqualTo(17);
  }

  @Test
  void agreesWithMeasuringEveryPairOfPixelsOnRandomImages() {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      // Long and flat: a tolerance of 2 with few pixels.
      LabelMap truth = blocks(random, 7, 260, 0.1);
      LabelMap found = blocks(random, 7, 260, 0);
      BoundaryScore score = new BoundaryScore(4);
      score.add(truth, found);

      for (int c = 0; c < 4; c++) {
        List<int[]> wanted = outline(truth, c);
        List<int[]> seen = outline(found, c);
        double precision = near(seen, wanted, at -> truth.at(at[0], at[1]) != LabelMap.IGNORE);
        int label = c;
        double recall =
            near(
                wanted,
                seen,
                at -> found.at(at[0], at[1]) != label || bordersAClass(truth, at, label));
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        assertThat(score.f1(c)).isEqualTo(OptionalDouble.of(f1));
      }
    }
  }

  @Test
  void aBandOfIgnoredPixelsAroundAnObjectHidesNoOutline() {
    LabelMap truth = LabelMap.of(1, 7, new int[] {0, 0, 255, 255, 1, 1, 1});

    assertThat(f1(truth, 0, 0, 0, 1, 1, 1, 1)).isEqualTo(1.0);
    assertThat(f1(truth, 0, 0, 0, 0, 0, 0, 1)).isEqualTo(0.0);
    assertThat(f1(truth, 0, 0, 0, 0, 0, 0, 0)).isEqualTo(0.0);
  }

  @Test
  void whatLiesAmongIgnoredPixelsIsNotJudged() {
    LabelMap truth = LabelMap.of(1, 9, new int[] {0, 1, 1, 255, 255, 255, 255, 255, 255});

    assertThat(f1(truth, 0, 1, 1, 1, 1, 1, 1, 0, 0)).isEqualTo(1.0);
  }

  private static double f1(LabelMap truth, int... prediction) {
    BoundaryScore score = new BoundaryScore(2);
    score.add(truth, LabelMap.of(truth.height(), truth.width(), prediction));
    return score.f1(1).orElse(Double.NaN);
  }

  private static LabelMap blocks(Random random, int height, int width, double ignored) {
    int[] row = new int[height * width];
    for (int i = 0; i < row.length; i++) {
      boolean same = i % width > 0 && random.nextDouble() < 0.9;
      row[i] = same ? row[i - 1] : random.nextInt(4);
      row[i] = random.nextDouble() < ignored ? LabelMap.IGNORE : row[i];
      row[i] = row[i] == LabelMap.IGNORE && ignored == 0 ? 0 : row[i];
    }
    return LabelMap.of(height, width, row);
  }

  private static final int[][] STEPS = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

  private static List<int[]> outline(LabelMap map, int label) {
    List<int[]> places = new ArrayList<>();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        if (map.at(y, x) == label && !neighbours(map, y, x).stream().allMatch(n -> n == label)) {
          places.add(new int[] {y, x});
        }
      }
    }
    return places;
  }

  private static boolean bordersAClass(LabelMap map, int[] at, int label) {
    return neighbours(map, at[0], at[1]).stream().anyMatch(n -> n != label && n != LabelMap.IGNORE);
  }

  private static List<Integer> neighbours(LabelMap map, int y, int x) {
    List<Integer> labels = new ArrayList<>();
    for (int[] step : STEPS) {
      int v = y + step[0];
      int u = x + step[1];
      if (v >= 0 && v < map.height() && u >= 0 && u < map.width()) {
        labels.add(map.at(v, u));
      }
    }
    return labels;
  }

  private static double near(List<int[]> places, List<int[]> others, Predicate<int[]> judged) {
    List<int[]> near =
        places.stream()
            .filter(a -> others.stream().anyMatch(b -> Math.hypot(a[0] - b[0], a[1] - b[1]) <= 2))
            .toList();
    long far = places.stream().filter(a -> !near.contains(a)).filter(judged).count();
    return near.size() + far == 0 ? 0 : (double) near.size() / (near.size() + far);
  }
}
