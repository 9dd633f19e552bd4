package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;

class BatchPipelineTest {
  private static final Recipe RECIPE = Drawn.recipe(5, 7).scale(0.5, 2).flip().batch(3).build();

  @Test
  void deliversEveryStepInOrder() throws InterruptedException {
    List<Batch> batches = batches(ramps(8), 1, 20, 3);

    assertThat(batches.stream().map(Batch::step).toList())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
        .inOrder();
  }

  @Test
  void shapesBatches() throws InterruptedException {
    Batch batch = batches(ramps(8), 1, 1, 1).get(0);

    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.height()).isEqualTo(5);
    assertThat(batch.width()).isEqualTo(7);
    assertThat(batch.images()).hasLength(3 * 5 * 7 * 3);
    assertThat(batch.labels()).hasLength(3 * 5 * 7);
    assertThat(batch.names()).hasSize(3);
  }

  @Test
  void givesTheSameBatchesWhateverTheNumberOfThreads() throws InterruptedException {
    assertEqual(batches(ramps(8), 1, 30, 1), batches(ramps(8), 1, 30, 4));
  }

  @Test
  void givesTheSameBatchesWhenResumed() throws InterruptedException {
    assertEqual(batches(ramps(8), 1, 30, 2).subList(20, 30), batches(ramps(8), 21, 30, 2));
  }

  @Test
  void endsAfterTheLastStep() throws InterruptedException {
    try (BatchPipeline pipeline = pipeline(ramps(2), 4, 4, 2)) {
      pipeline.next();

      assertThat(pipeline.hasNext()).isFalse();
      assertThrows(NoSuchElementException.class, pipeline::next);
    }
  }

  @Test
  void handsOnTheErrorOfAFile() throws InterruptedException {
    SampleSource broken =
        new Source(8) {
          @Override
          public Sample load(int index) {
            throw new DataException("label `x.png` is broken", "mend it");
          }
        };
    try (BatchPipeline pipeline = pipeline(broken, 1, 3, 2)) {
      DataException e = assertThrows(DataException.class, pipeline::next);

      assertThat(e).hasMessageThat().contains("x.png");
    }
  }

  @Test
  void runsAheadButNotWithoutBound() throws InterruptedException {
    AtomicInteger loaded = new AtomicInteger();
    CountDownLatch ahead = new CountDownLatch(2 * 3);
    SampleSource counted =
        new Source(8) {
          @Override
          public Sample load(int index) {
            loaded.incrementAndGet();
            ahead.countDown();
            return super.load(index);
          }
        };
    try (BatchPipeline pipeline = pipeline(counted, 1, 1000, 2)) {
      ahead.await();
      Thread.sleep(50);

      assertThat(loaded.get()).isEqualTo(2 * 3);
      assertThat(pipeline.hasNext()).isTrue();
    }
  }

  @Test
  void measuresHowLongTrainingWaits() throws InterruptedException {
    SampleSource slow =
        new Source(8) {
          @Override
          public Sample load(int index) {
            try {
              Thread.sleep(20);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return super.load(index);
          }
        };
    try (BatchPipeline pipeline = pipeline(slow, 1, 1, 1)) {
      pipeline.next();

      assertThat(pipeline.waited()).isGreaterThan(Duration.ofMillis(20));
    }
  }

  private static class Source implements SampleSource {
    private final int size;

    Source(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public String name(int index) {
      return "ramp" + index;
    }

    @Override
    public Sample load(int index) {
      return Drawn.ramp(name(index), 6 + index, 9);
    }
  }

  private static SampleSource ramps(int size) {
    return new Source(size);
  }

  private static BatchPipeline pipeline(SampleSource source, int first, int last, int threads) {
    return new BatchPipeline(
        source,
        new BatchSchedule(3, source.size(), RECIPE.batch()),
        new Augmentation(RECIPE, Drawn.MEAN, 3),
        first,
        last,
        threads);
  }

  private static List<Batch> batches(SampleSource source, int first, int last, int threads)
      throws InterruptedException {
    List<Batch> batches = new ArrayList<>();
    try (BatchPipeline pipeline = pipeline(source, first, last, threads)) {
      while (pipeline.hasNext()) {
        batches.add(pipeline.next());
      }
    }
    return batches;
  }

  private static void assertEqual(List<Batch> actual, List<Batch> expected) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).names()).isEqualTo(expected.get(i).names());
      assertThat(actual.get(i).images()).isEqualTo(expected.get(i).images());
      assertThat(actual.get(i).labels()).isEqualTo(expected.get(i).labels());
    }
  }
}
