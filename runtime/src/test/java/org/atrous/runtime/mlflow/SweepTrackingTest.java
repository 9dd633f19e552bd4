package org.atrous.runtime.mlflow;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.StepLog;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.sweep.Plans;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.SweepTracking;
import org.atrous.runtime.sweep.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepTrackingTest {
  private static final Trial BOTH = Plans.SMALL.trials().get(0);
  private static final Trial OTHER = Plans.SMALL.trials().get(1);

  @TempDir private Path parent;

  @SuppressWarnings("NullAway.Init") // by begin
  private LocalMlflow server;

  @SuppressWarnings("NullAway.Init") // by begin
  private SweepFolder folder;

  @BeforeEach
  void begin() throws IOException {
    server = new LocalMlflow();
    folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private SweepTracking tracking() throws IOException {
    return tracking(Plans.SMALL);
  }

  private SweepTracking tracking(SweepPlan plan) throws IOException {
    MlflowServer to = new MlflowServer(server.address(), Map.of());
    MlflowLog log = new MlflowLog(to, "e", RunContent.identity(folder.path()));
    return new SweepTracking(folder, plan, log, Duration.ofSeconds(60));
  }

  /** Begins a trial, and logs some of its steps. */
  private void train(Trial trial, int steps) throws IOException {
    Dataset dataset = Dataset.named("d").pairs("a/*.jpg", "b/*.png").classes("Sky", "Road").build();
    RunSettings settings =
        new RunSettings(
            "specs.A",
            "Net",
            Plans.SMALL.common(trial),
            Recipe.named("short", dataset, "train").crop(97, 129).batch(4).steps(10).build(),
            trial.seed(),
            2,
            new Versions("0.1", "2.18", "17", "Linux"),
            List.of());
    RunFolder run =
        RunFolder.create(
            folder.run(trial), settings, new RunContents(Map.of(), Map.of(), Map.of()));
    try (StepLog log = StepLog.openAfter(run.log(), 0)) {
      for (int step = 1; step <= steps; step++) {
        log.add(new LoggedStep(step, "short", 1.0 / step, 0.1, 8, 0));
      }
    }
  }

  private void publish(Trial trial) throws IOException {
    for (SweepPlan.Content content : Plans.SMALL.measurements(trial)) {
      folder.publish(Plans.result(trial, content.measurement(), 0.5));
    }
  }

  private LocalMlflow.Run run(Trial trial) {
    return server.runs.stream()
        .filter(run -> trial.id().equals(run.tags.get("atrous.training")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void trialThatIsDoneIsFinishedWithAllItsMeasurements() throws Exception {
    train(BOTH, 2);
    publish(BOTH);
    assertThat(tracking().end(List.of())).isTrue();

    LocalMlflow.Run run = run(BOTH);
    assertThat(run.status).isEqualTo("FINISHED");
    assertThat(run.name).isEqualTo("grid: (1, 1)");
    assertThat(run.params).containsEntry("grid", "(1, 1)");
    assertThat(run.params).containsEntry("batch", "4");
    assertThat(run.params).doesNotContainKey("os");
    assertThat(run.tags).containsEntry("atrous.sweep", "small");
    List<String> names =
        run.metrics.stream().map(metric -> metric.replaceAll(" at .*", "")).toList();
    assertThat(names).containsAtLeast("train/loss@1=1.0", "train/loss@2=0.5");
    assertThat(names).containsAtLeast("results/os 8/miou@10=0.5", "results/os 16/miou@10=0.5");
  }

  @Test
  void timeOfAFigureIsThatOfItsImages() throws Exception {
    train(OTHER, 3);
    publish(OTHER);
    tracking().end(List.of());

    long begun = RunFolder.open(folder.run(OTHER)).made().toEpochMilli();
    // Three steps of four images, at eight a second.
    assertThat(run(OTHER).metrics)
        .contains("train/loss@3=%s at %d".formatted(1.0 / 3, begun + 1500));
  }

  @Test
  void trialsThatWaitAreNotLogged() throws Exception {
    train(BOTH, 2);
    tracking().end(List.of());

    assertThat(server.runs).hasSize(1);
    assertThat(run(BOTH).status).isEqualTo("RUNNING");
    // A measurement of step 2 may follow.
    assertThat(run(BOTH).tags).containsEntry("atrous.step", "1");
  }

  @Test
  void trialThatWasGivenUpIsSaidToHaveFailed() throws Exception {
    train(BOTH, 2);
    tracking().end(List.of(BOTH));

    assertThat(run(BOTH).status).isEqualTo("FAILED");
  }

  @Test
  void trialThatWasStoppedAtARungIsSaidToBeKilled() throws Exception {
    folder = SweepFolder.enter(parent.resolve("h"), Plans.HALVED);
    train(BOTH, 4);
    train(OTHER, 4);
    folder.publish(Plans.atRung(BOTH, "m1", 0.3));
    folder.publish(Plans.atRung(OTHER, "m3", 0.2));
    tracking(Plans.HALVED).end(List.of());

    assertThat(run(BOTH).status).isEqualTo("RUNNING");
    assertThat(run(OTHER).status).isEqualTo("KILLED");
    assertThat(run(OTHER).tags).containsEntry("atrous.step", "4");
  }

  @Test
  void ofSeveralWorkersOneLogs() throws Exception {
    train(BOTH, 2);
    SweepTracking first = tracking();
    SweepTracking second = tracking();

    assertThat(first.log(List.of())).isTrue();
    assertThat(second.log(List.of())).isFalse();
    assertThat(first.end(List.of())).isTrue();
    assertThat(second.end(List.of())).isTrue();
    assertThat(server.runs).hasSize(1);
  }
}
