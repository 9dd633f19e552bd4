package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  @Test
  void countsEachImageInOneReading() {
    Throughput throughput = new Throughput();
    throughput.add(3);

    assertThat(throughput.read(Duration.ZERO).imagesPerSecond()).isGreaterThan(0.0);
    assertThat(throughput.read(Duration.ZERO).imagesPerSecond()).isEqualTo(0.0);
  }

  @Test
  void takesWhatWasWaitedSinceTheLastReading() {
    Throughput throughput = new Throughput();
    Duration hour = Duration.ofHours(1);

    // No more than all of the time, however the clocks go.
    assertThat(throughput.read(hour).waiting()).isEqualTo(1.0);
    assertThat(throughput.read(hour).waiting()).isEqualTo(0.0);
    double share = throughput.read(hour.plusNanos(1)).waiting();
    assertThat(share).isGreaterThan(0.0);
    assertThat(share).isLessThan(1.0);
  }
}
