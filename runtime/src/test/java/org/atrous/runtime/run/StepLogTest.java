package org.atrous.runtime.run;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {
  private final Path file;

  StepLogTest(@TempDir Path folder) {
    this.file = folder.resolve("log.jsonl");
  }

  @Test
  void readsBackWhatWasLogged() throws IOException {
    log(0, 10, 20);

    assertThat(StepLog.read(file)).containsExactly(step(10), step(20)).inOrder();
  }

  @Test
  void writesOneLineStep() throws IOException {
    try (StepLog log = StepLog.openAfter(file, 0)) {
      log.add(new LoggedStep(1, "short", 2.5, 0.007, 3, 0.25));
    }

    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"step\":1,\"recipe\":\"short\",\"loss\":2.5,\"learningRate\":0.007,"
                + "\"imagesPerSecond\":3.0,\"waiting\":0.25}\n");
  }

  @Test
  void cutsOffStepsAfterTheCheckpoint() throws IOException {
    log(0, 10, 20, 30, 40);
    log(25, 30, 40, 50);

    assertThat(StepLog.read(file).stream().map(LoggedStep::step).toList())
        .containsExactly(10, 20, 30, 40, 50)
        .inOrder();
  }

  @Test
  void beginsAnewAfterStepZero() throws IOException {
    log(0, 10, 20);
    log(0, 10);

    assertThat(StepLog.read(file)).containsExactly(step(10));
  }

  @Test
  void leavesOutLineThatWasCutShort() throws IOException {
    log(0, 10, 20);
    Files.writeString(file, "{\"step\":30,\"lo", StandardOpenOption.APPEND);

    assertThat(StepLog.read(file)).containsExactly(step(10), step(20));
  }

  @Test
  void writesOnAfterLineThatWasCutShort() throws IOException {
    log(0, 10, 20);
    Files.writeString(file, "{\"step\":30,\"lo", StandardOpenOption.APPEND);
    log(20, 30);

    assertThat(StepLog.read(file)).containsExactly(step(10), step(20), step(30)).inOrder();
  }

  @Test
  void readsNothingFromMissingLog() throws IOException {
    assertThat(StepLog.read(file)).isEmpty();
  }

  @Test
  void showsLineThatIsNoStep() throws IOException {
    Files.writeString(file, "loss 3\n");

    RunException e = assertThrows(RunException.class, () -> StepLog.read(file));

    assertThat(e).hasMessageThat().contains("log.jsonl` has a line that is no logged step: loss 3");
  }

  private void log(int after, int... steps) throws IOException {
    try (StepLog log = StepLog.openAfter(file, after)) {
      for (int step : steps) {
        log.add(step(step));
      }
    }
  }

  private static LoggedStep step(int step) {
    return new LoggedStep(step, "short", 1.0 / step, 0.1, 7, 0.5);
  }
}
