package org.atrous.runtime.mlflow;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.mlflow.TrackedTraining.Point;
import org.atrous.runtime.mlflow.TrackedTraining.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MlflowLogTest {
  private static final Instant BEGUN = Instant.ofEpochSecond(1_700_000_000);
  private static final Map<String, String> NOBODY = Map.of();

  @SuppressWarnings("NullAway.Init") // by begin
  private LocalMlflow server;

  @BeforeEach
  void begin() throws IOException {
    server = new LocalMlflow();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private MlflowLog log() {
    return new MlflowLog(new MlflowServer(server.address(), NOBODY), "grids & more", "f00");
  }

  private static List<Point> points(int steps, int figures) {
    List<Point> points = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      for (int figure = 0; figure < figures; figure++) {
        points.add(
            new Point(step, "figure" + figure, step + figure / 10.0, BEGUN.plusSeconds(step)));
      }
    }
    return points;
  }

  private static TrackedTraining training(String id, List<Point> points, State state) {
    Map<String, List<Point>> results = new LinkedHashMap<>();
    if (state == State.FINISHED) {
      results.put("m1", List.of(new Point(9, "results/miou", 0.5, BEGUN.plusSeconds(60))));
      results.put("m2", List.of(new Point(9, "results/os 8/miou", 0.6, BEGUN.plusSeconds(60))));
    }
    return new TrackedTraining(
        id,
        "grid: (1, 2)",
        Map.of("mlflow.source.name", "a.atrous"),
        Map.of("grid", "(1, 2)", "batch", "4"),
        BEGUN,
        points,
        results,
        state,
        BEGUN.plusSeconds(60));
  }

  private List<String> metrics() {
    return List.copyOf(server.runs.get(0).metrics);
  }

  @Test
  void trainingBecomesARunOfTheExperiment() throws Exception {
    MlflowLog log = log();
    log.log(training("a", points(2, 1), State.FINISHED));

    assertThat(server.experiments.keySet()).containsExactly("grids & more");
    assertThat(server.runs).hasSize(1);
    LocalMlflow.Run run = server.runs.get(0);
    assertThat(run.name).isEqualTo("grid: (1, 2)");
    assertThat(run.tags).containsEntry("mlflow.source.name", "a.atrous");
    assertThat(run.params).containsExactly("grid", "(1, 2)", "batch", "4");
    assertThat(run.metrics)
        .containsExactly(
            "figure0@1=1.0 at 1700000001000",
            "figure0@2=2.0 at 1700000002000",
            "results/miou@9=0.5 at 1700000060000",
            "results/os 8/miou@9=0.6 at 1700000060000");
    assertThat(run.status).isEqualTo("FINISHED");
    assertThat(run.end).isEqualTo(BEGUN.plusSeconds(60).toEpochMilli());
    assertThat(log.page()).isEqualTo(server.address() + "#/experiments/1");
  }

  @Test
  void onlyWhatIsNewIsSent() throws Exception {
    MlflowLog log = log();
    log.log(training("a", points(1, 1), State.RUNNING));
    server.calls.clear();
    log.log(training("a", points(1, 1), State.RUNNING));
    assertThat(server.calls).isEmpty();

    log.log(training("a", points(2, 1), State.RUNNING));
    assertThat(server.calls).containsExactly("runs/log-batch");
    assertThat(metrics())
        .containsExactly("figure0@1=1.0 at 1700000001000", "figure0@2=2.0 at 1700000002000");
  }

  @Test
  void runIsFoundAgainByItsTags() throws Exception {
    log().log(training("a", points(1, 1), State.RUNNING));
    log().log(training("b", points(1, 1), State.RUNNING));
    server.calls.clear();
    log().log(training("b", points(1, 1), State.RUNNING));

    assertThat(server.calls)
        .containsExactly("experiments/get-by-name", "runs/search", "runs/search")
        .inOrder();
    assertThat(server.runs).hasSize(2);
  }

  @Test
  void sameTrainingOfAnotherFolderIsAnotherRun() throws Exception {
    log().log(training("a", points(1, 1), State.RUNNING));
    new MlflowLog(new MlflowServer(server.address(), NOBODY), "grids & more", "f11")
        .log(training("a", points(1, 1), State.RUNNING));

    assertThat(server.runs).hasSize(2);
  }

  @Test
  void runThatFailedRunsAgain() throws Exception {
    log().log(training("a", points(1, 1), State.FAILED));
    assertThat(server.runs.get(0).status).isEqualTo("FAILED");
    log().log(training("a", points(1, 1), State.RUNNING));
    assertThat(server.runs.get(0).status).isEqualTo("RUNNING");
    log().log(training("a", points(1, 1), State.FINISHED));
    assertThat(server.runs.get(0).status).isEqualTo("FINISHED");
  }

  /** The server fails at every request there is, before and after it has done it. */
  @Test
  void whereverItIsInterruptedTheRestFollowsAndNothingTwice() throws Exception {
    TrackedTraining training = training("a", points(300, 7), State.FINISHED);
    log().log(training);
    String expected = server.runs.get(0).content();
    int requests = server.calls.size();
    assertThat(requests).isGreaterThan(7);
    for (boolean doneThough : new boolean[] {false, true}) {
      for (int healthy = 0; healthy < requests; healthy++) {
        server.runs.clear();
        server.experiments.clear();
        server.doneThough = doneThough;
        server.healthy = healthy;
        MlflowLog same = log();
        assertThrows(MlflowException.class, () -> same.log(training));
        server.healthy = Integer.MAX_VALUE;
        (healthy % 2 == 0 ? same : log()).log(training);
        assertWithMessage("failed after %s, done though: %s", healthy, doneThough)
            .that(server.runs.stream().map(LocalMlflow.Run::content).toList())
            .containsExactly(expected);
      }
    }
  }

  @Test
  void limitsOfRequestsAreKept() throws Exception {
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i < 250; i++) {
      params.put("setting (%d)".formatted(i), "x".repeat(4 * i));
    }
    TrackedTraining training =
        new TrackedTraining(
            "a", "a", Map.of(), params, BEGUN, points(3, 2100), Map.of(), State.RUNNING, BEGUN);
    log().log(training);

    assertThat(server.runs.get(0).params).hasSize(250);
    assertThat(server.runs.get(0).params.get("setting _249_")).endsWith("x...");
    assertThat(metrics()).hasSize(3 * 2100);
    assertThat(server.runs.get(0).tags).containsEntry("atrous.step", "3");
  }

  @Test
  void namesAreThoseThatServersTake() throws Exception {
    List<Point> odd =
        List.of(new Point(1, "iou/sky (day)", 1, BEGUN), new Point(1, "/iou//../a:b/", 2, BEGUN));
    log().log(training("a", odd, State.RUNNING));

    assertThat(metrics().get(0)).startsWith("iou/sky _day_@1");
    assertThat(metrics().get(1)).startsWith("iou/_/a_b@1");
  }

  @Test
  void serverIsAskedByWhoeverTheEnvironmentSays() throws Exception {
    Map<String, String> user =
        Map.of("MLFLOW_TRACKING_USERNAME", "ann", "MLFLOW_TRACKING_PASSWORD", "secret");
    new MlflowLog(new MlflowServer(server.address(), user), "e", "f")
        .log(training("a", List.of(), State.RUNNING));
    assertThat(server.authorizations.get(0)).isEqualTo("Basic YW5uOnNlY3JldA==");

    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "abc");
    server.authorizations.clear();
    new MlflowLog(new MlflowServer(server.address(), token), "e", "f")
        .log(training("a", List.of(), State.RUNNING));
    assertThat(server.authorizations.get(0)).isEqualTo("Bearer abc");
  }

  @Test
  void deletedExperimentIsSaid() throws Exception {
    log().log(training("a", List.of(), State.RUNNING));
    server.deleted = true;

    MlflowException e =
        assertThrows(
            MlflowException.class, () -> log().log(training("a", List.of(), State.RUNNING)));
    assertThat(e).hasMessageThat().contains("the experiment `grids & more`");
    assertThat(e).hasMessageThat().contains("was deleted");
  }

  @Test
  void refusalsAndSilenceAreSaid() {
    server.healthy = 0;
    MlflowException refused =
        assertThrows(
            MlflowException.class, () -> log().log(training("a", List.of(), State.RUNNING)));
    assertThat(refused).hasMessageThat().contains("answers 500");
    assertThat(refused).hasMessageThat().contains("out of order");

    URI address = server.address();
    server.close();
    MlflowLog log = new MlflowLog(new MlflowServer(address, NOBODY), "e", "f");
    MlflowException silent =
        assertThrows(MlflowException.class, () -> log.log(training("a", List.of(), State.RUNNING)));
    assertThat(silent).hasMessageThat().contains("localhost");
    assertThat(silent).hasMessageThat().contains("doesn't answer");
  }
}
