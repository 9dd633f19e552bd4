package org.atrous.runtime.metrics;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PolyScheduleTest {
  @Test
  void beginsAtTheFullRate() {
    assertThat(new PolySchedule(0.007, 0.9, 30_000).at(1)).isEqualTo(0.007);
  }

  @Test
  void fallsEvenlyAtPowerOne() {
    PolySchedule schedule = new PolySchedule(8, 1, 4);

    assertThat(schedule.at(2)).isEqualTo(6.0);
    assertThat(schedule.at(3)).isEqualTo(4.0);
    assertThat(schedule.at(4)).isEqualTo(2.0);
  }

  @Test
  void takesThePower() {
    assertThat(new PolySchedule(8, 2, 4).at(3)).isEqualTo(2.0);
    assertThat(new PolySchedule(1, 0.5, 4).at(4)).isEqualTo(0.5);
  }

  @Test
  void decaysAtThePapersPower() {
    assertThat(new PolySchedule(1, 0.9, 1000).at(501)).isWithin(1e-15).of(Math.pow(0.5, 0.9));
  }

  @Test
  void staysConstantAtPowerZero() {
    assertThat(new PolySchedule(0.1, 0, 10).at(10)).isEqualTo(0.1);
  }

  @Test
  void knowsNoStepOutsideTheTraining() {
    PolySchedule schedule = new PolySchedule(1, 0.9, 10);

    assertThrows(IllegalArgumentException.class, () -> schedule.at(0));
    assertThrows(IllegalArgumentException.class, () -> schedule.at(11));
  }
}
