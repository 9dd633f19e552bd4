package org.atrous.runtime.chart;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {
  private static Line straight(int points) {
    return new Line(
        "a", IntStream.range(0, points).mapToObj(i -> new Line.Point(i, 2 * i)).toList(), false);
  }

  @Test
  void thinnedLineEndsAtTheLastPoint() {
    List<Line.Point> thin = straight(1001).thinned(50).points();

    assertThat(thin).hasSize(50);
    assertThat(thin.get(49)).isEqualTo(new Line.Point(1000, 2000));
    assertThat(thin.get(0).x()).isWithin(1e-9).of(9.5);
  }

  @Test
  void thinnedLineKeepsEveryPointInSomeMean() {
    List<Line.Point> thin = straight(11).thinned(6).points();

    assertThat(thin.stream().mapToDouble(Line.Point::x).toArray())
        .usingTolerance(1e-9)
        .containsExactly(new double[] {0.5, 2.5, 4.5, 6.5, 8.5, 10})
        .inOrder();
  }

  @Test
  void shortLineStaysAsItIs() {
    assertThat(straight(5).thinned(5)).isEqualTo(straight(5));
  }

  @Test
  void smoothingLeavesAStraightLine() {
    assertThat(straight(20).smoothed("a", 5).points()).isEqualTo(straight(20).points());
  }

  @Test
  void lineWithoutPointsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> straight(0));
  }
}
