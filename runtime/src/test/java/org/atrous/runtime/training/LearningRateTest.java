package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.atrous.runtime.experiment.ScheduleSettings;
import org.atrous.runtime.experiment.ScheduleSettings.Kind;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static LearningRate poly(double rate, double power, double end, int steps) {
    return new LearningRate(
        new ScheduleSettings(Kind.POLY, rate, power, end, 0, List.of(), 0, 0, 0), steps);
  }

  private static LearningRate cosine(double rate, double end, int steps) {
    return new LearningRate(
        new ScheduleSettings(Kind.COSINE, rate, 0, end, 0, List.of(), 0, 0, 0), steps);
  }

  private static LearningRate drops(double drop, List<Integer> at, int every) {
    return new LearningRate(new ScheduleSettings(Kind.STEP, 8, 0, 0, drop, at, every, 0, 0), 100);
  }

  private static LearningRate warmed(Kind kind, int warmUp, double from, int steps) {
    return new LearningRate(
        new ScheduleSettings(kind, 8, 1, 0, 0, List.of(), 0, warmUp, from), steps);
  }

  @Test
  void polyBeginsAtTheFullRate() {
    assertThat(poly(0.007, 0.9, 0, 30_000).at(1)).isEqualTo(0.007);
  }

  @Test
  void polyFallsEvenlyAtPowerOne() {
    LearningRate schedule = poly(8, 1, 0, 4);

    assertThat(schedule.at(2)).isEqualTo(6.0);
    assertThat(schedule.at(3)).isEqualTo(4.0);
    assertThat(schedule.at(4)).isEqualTo(2.0);
  }

  @Test
  void polyTakesThePower() {
    assertThat(poly(8, 2, 0, 4).at(3)).isEqualTo(2.0);
    assertThat(poly(1, 0.5, 0, 4).at(4)).isEqualTo(0.5);
    assertThat(poly(0.1, 0, 0, 10).at(10)).isEqualTo(0.1);
  }

  @Test
  void polyDecaysAtThePapersPower() {
    assertThat(poly(1, 0.9, 0, 1000).at(501)).isWithin(1e-15).of(Math.pow(0.5, 0.9));
  }

  @Test
  void polyFallsTowardsItsEnd() {
    LearningRate schedule = poly(9, 1, 1, 4);

    assertThat(schedule.at(1)).isEqualTo(9.0);
    assertThat(schedule.at(2)).isEqualTo(7.0);
    assertThat(schedule.at(4)).isEqualTo(3.0);
  }

  @Test
  void cosineIsHalfWayInTheMiddle() {
    assertThat(cosine(8, 0, 4).at(1)).isEqualTo(8.0);
    assertThat(cosine(8, 0, 4).at(3)).isWithin(1e-15).of(4);
    assertThat(cosine(8, 2, 4).at(3)).isWithin(1e-15).of(5);
    assertThat(cosine(8, 0, 4).at(4)).isWithin(1e-15).of(4 * (1 - Math.sqrt(0.5)));
  }

  @Test
  void stepDropsAfterAsManySteps() {
    LearningRate schedule = drops(0.5, List.of(10, 20), 0);

    assertThat(schedule.at(10)).isEqualTo(8.0);
    assertThat(schedule.at(11)).isEqualTo(4.0);
    assertThat(schedule.at(20)).isEqualTo(4.0);
    assertThat(schedule.at(21)).isEqualTo(2.0);
    assertThat(schedule.at(100)).isEqualTo(2.0);
  }

  @Test
  void stepDropsEverySoOften() {
    LearningRate schedule = drops(0.5, List.of(), 30);

    assertThat(schedule.at(30)).isEqualTo(8.0);
    assertThat(schedule.at(31)).isEqualTo(4.0);
    assertThat(schedule.at(91)).isEqualTo(1.0);
  }

  @Test
  void constantStays() {
    LearningRate schedule = warmed(Kind.CONSTANT, 0, 0, 50);

    assertThat(schedule.at(1)).isEqualTo(8.0);
    assertThat(schedule.at(50)).isEqualTo(8.0);
  }

  @Test
  void warmUpRisesLinearlyFromItsShareToTheWholeRate() {
    LearningRate schedule = warmed(Kind.CONSTANT, 4, 0.5, 50);

    assertThat(schedule.at(1)).isEqualTo(4.0);
    assertThat(schedule.at(2)).isEqualTo(5.0);
    assertThat(schedule.at(4)).isEqualTo(7.0);
    assertThat(schedule.at(5)).isEqualTo(8.0);
  }

  @Test
  void warmUpMultipliesTheScheduleAndLeavesTheRestOfItAsItIs() {
    LearningRate schedule = warmed(Kind.POLY, 4, 0, 8);

    assertThat(schedule.at(1)).isEqualTo(0.0);
    assertThat(schedule.at(3)).isEqualTo(0.5 * 6);
    assertThat(schedule.at(5)).isEqualTo(4.0);
    assertThat(schedule.at(8)).isEqualTo(1.0);
  }

  @Test
  void thereIsNoStepOutsideTheTraining() {
    LearningRate schedule = poly(1, 0.9, 0, 10);

    assertThrows(IllegalArgumentException.class, () -> schedule.at(0));
    assertThrows(IllegalArgumentException.class, () -> schedule.at(11));
    assertThrows(IllegalArgumentException.class, () -> poly(1, 0.9, 0, 0));
  }
}
