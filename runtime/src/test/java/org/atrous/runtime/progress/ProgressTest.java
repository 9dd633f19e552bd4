package org.atrous.runtime.progress;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong seconds = new AtomicLong();

  @Test
  void tellsShareTimesAndNoteOnALine() {
    Progress progress = lines(0, 200);
    seconds.set(30);
    progress.show(50, "loss 0.532");

    assertThat(printed())
        .containsExactly("train 50/200 (25%), 0:00:30 gone, 0:01:30 left, loss 0.532");
  }

  @Test
  void countsTimeFromTheStepThatWasResumed() {
    Progress progress = lines(100, 200);
    seconds.set(10);
    progress.show(150, "");

    assertThat(printed()).containsExactly("train 150/200 (75%), 0:00:10 gone, 0:00:10 left");
  }

  @Test
  void printsLinesAtGrowingIntervals() {
    Progress progress = lines(0, 100_000);
    int before = 0;
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int second = 1; second <= 3600; second++) {
      seconds.set(second);
      int lines = printed().size();
      progress.show(second, "");
      if (printed().size() > lines) {
        shortest = before == 0 ? shortest : Math.min(shortest, second - before);
        longest = Math.max(longest, second - before);
        before = second;
      }
    }
    assertThat(shortest).isEqualTo(5);
    assertThat(longest).isEqualTo(60);
    assertThat(printed().size()).isLessThan(100);
  }

  @Test
  void alwaysPrintsTheFirstAndTheLast() {
    Progress progress = lines(0, 3);
    progress.show(1, "first");
    progress.show(2, "second");
    progress.show(3, "third");

    assertThat(printed())
        .containsExactly(
            "train 1/3 (33%), 0:00:00 gone, 0:00:00 left, first",
            "train 3/3 (100%), 0:00:00 gone, 0:00:00 left, third");
  }

  @Test
  void saysNothingAfterItIsClosed() {
    Progress progress = lines(0, 3);
    progress.close();
    progress.show(3, "");

    assertThat(printed()).isEmpty();
  }

  @Test
  void drawsBarWithNote() {
    try (Progress progress = Progress.begin(Display.BAR, out, "train", 0, 40)) {
      progress.show(40, "loss 0.5");
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("train 100%");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("40/40");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("loss 0.5");
  }

  @Test
  void keepsQuiet() {
    try (Progress progress = Progress.begin(Display.NONE, out, "train", 0, 1)) {
      progress.show(1, "loss 0.5");
    }

    assertThat(bytes.size()).isEqualTo(0);
    assertThat(Display.detect(true)).isEqualTo(Display.NONE);
  }

  private Progress lines(long done, long total) {
    return new LineProgress(
        out, "train", done, total, () -> Duration.ofSeconds(seconds.get()).toNanos());
  }

  private List<String> printed() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
