package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchScheduleTest {
  @Test
  void seesEverySampleOnceAnEpoch() {
    BatchSchedule schedule = new BatchSchedule(1, 12, 4);

    assertThat(steps(schedule, 1, 3))
        .containsExactlyElementsIn(IntStream.range(0, 12).boxed().toList());
    assertThat(steps(schedule, 4, 6))
        .containsExactlyElementsIn(IntStream.range(0, 12).boxed().toList());
  }

  @Test
  void shufflesEachEpochAnew() {
    BatchSchedule schedule = new BatchSchedule(1, 12, 4);

    assertThat(steps(schedule, 1, 3)).isNotEqualTo(steps(schedule, 4, 6));
  }

  @Test
  void leavesNoSampleOutWhereBatchesDoNotDivideTheEpoch() {
    BatchSchedule schedule = new BatchSchedule(1, 10, 4);
    List<Integer> twoEpochs = steps(schedule, 1, 5);

    assertThat(twoEpochs.subList(0, 10))
        .containsExactlyElementsIn(IntStream.range(0, 10).boxed().toList());
    assertThat(twoEpochs.subList(10, 20))
        .containsExactlyElementsIn(IntStream.range(0, 10).boxed().toList());
  }

  @Test
  void fillsBatchThatIsLargerThanTheSplit() {
    assertThat(steps(new BatchSchedule(1, 2, 6), 1, 1)).containsExactly(0, 0, 0, 1, 1, 1);
  }

  @Test
  void tellsAnyStepWithoutThoseBeforeIt() {
    BatchSchedule walked = new BatchSchedule(7, 100, 16);
    List<Integer> all = steps(walked, 1, 1000);

    assertThat(steps(new BatchSchedule(7, 100, 16), 1000, 1000))
        .isEqualTo(all.subList(999 * 16, 1000 * 16));
  }

  @Test
  void dependsOnTheSeed() {
    assertThat(steps(new BatchSchedule(1, 100, 16), 1, 6))
        .isNotEqualTo(steps(new BatchSchedule(2, 100, 16), 1, 6));
  }

  @Test
  void countsStepsFromOne() {
    assertThrows(IllegalArgumentException.class, () -> new BatchSchedule(1, 2, 2).samples(0));
  }

  private static List<Integer> steps(BatchSchedule schedule, int first, int last) {
    List<Integer> samples = new ArrayList<>();
    for (int step = first; step <= last; step++) {
      for (int sample : schedule.samples(step)) {
        samples.add(sample);
      }
    }
    return samples;
  }
}
