package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.atrous.runtime.event.EventLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** What a sweep tells TensorBoard and MLflow: one trial, two measurements. */
final class SweepLogsTest {
  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by run
  private static CommandRun first;

  /** With a server that isn't there. */
  @BeforeAll
  static void run() throws IOException {
    Specs.write(
        folder.resolve("a.atrous"),
        SweepRunTest.SPEC.replace("grid in (1), (2)", "grid in (1)").replace("\n    30 40", ""));
    CommandRun.of("shapes", folder.resolve("d"), "--train", "4", "--val", "2", "--size", "32x32");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    first = sweep("http://localhost:" + port);
  }

  private static CommandRun sweep(String server) {
    return CommandRun.of(
        "sweep",
        folder.resolve("a.atrous"),
        "--data",
        folder.resolve("d"),
        "--run",
        folder.resolve("s"),
        "--mlflow",
        server);
  }

  private static List<Summary.Value> values(Path events) throws IOException {
    return EventLog.read(events).stream()
        .map(Event::getSummary)
        .flatMap(summary -> summary.getValueList().stream())
        .toList();
  }

  @Test
  void serverThatIsAwayHarmsNothing() {
    assertWithMessage(first.err()).that(first.exitCode()).isEqualTo(0);
    assertThat(first.out()).contains("* the best");
    assertThat(first.err()).contains("warning: MLflow doesn't have everything: http://localhost:");
    assertThat(first.err()).contains("the same command logs the rest");
  }

  @Test
  void sameCommandLogsWhatIsMissing() throws IOException {
    Map<String, String> bodies = new ConcurrentSkipListMap<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/2.0/mlflow/",
        exchange -> {
          String call = exchange.getRequestURI().getPath().replaceFirst(".*/mlflow/", "");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          bodies.merge(call, body, String::concat);
          byte[] answer =
              "{\"experiment\":{\"experiment_id\":\"7\"},\"run\":{\"info\":{\"run_id\":\"r\"}}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort();
      CommandRun again = sweep(address);

      assertThat(again.exitCode()).isEqualTo(0);
      assertThat(again.err()).doesNotContain("MLflow");
      assertThat(again.out()).contains("mlflow  " + address + "/#/experiments/7");
      assertThat(bodies.get("runs/create")).contains("\"run_name\":\"grid: (1)\"");
      assertThat(bodies.get("runs/log-batch")).contains("\"train/loss\"");
      assertThat(bodies.get("runs/log-batch")).contains("\"results/os 16/miou\"");
      assertThat(bodies.get("runs/update")).contains("FINISHED");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void trialsAreOneExperimentOfTensorBoards() throws IOException {
    List<Summary.Value> declared = values(folder.resolve("s/events"));
    assertThat(declared.stream().map(Summary.Value::getTag).toList())
        .containsExactly("_hparams_/experiment");
    String experiment =
        declared
            .get(0)
            .getMetadata()
            .getPluginData()
            .getContent()
            .toString(StandardCharsets.ISO_8859_1);
    try (Stream<Path> trials = Files.list(folder.resolve("s/trials"))) {
      List<String> tags =
          values(trials.findFirst().orElseThrow().resolve("run/events")).stream()
              .map(Summary.Value::getTag)
              .toList();
      assertThat(tags).contains("_hparams_/session_start_info");
      assertThat(tags).doesNotContain("_hparams_/experiment");
      for (String metric : List.of("results/os 8/miou", "results/os 16/miou", "train/loss")) {
        assertThat(tags).contains(metric);
        assertThat(experiment).contains(metric);
      }
    }
    assertThat(experiment).contains("\n\u0004grid");
    assertThat(experiment).contains("\n\u0004seed");
    // It varies in what is measured, not in what is trained.
    assertThat(experiment).doesNotContain("\n\u0002os");
  }

  @Test
  void addressMustBeThatOfAServer() {
    for (String address : List.of("sqlite:///a.db", "mlruns", "http://ann:secret@host:5000")) {
      CommandRun run = sweep(address);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--mlflow is the address of a tracking server");
    }
  }

  @Test
  void experimentNeedsAServer() {
    CommandRun run =
        CommandRun.of("sweep", folder.resolve("a.atrous"), "--mlflow-experiment", "mine", "--plan");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--mlflow-experiment belongs to --mlflow");
  }
}
