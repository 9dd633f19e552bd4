package org.atrous.runtime.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.mlflow.TrackedTraining.Point;
import org.jspecify.annotations.Nullable;

/**
 * Brings the runs of an experiment up to date with the trainings of a folder. Tags of a run say
 * which training it is and how much of it the server has, so that whoever comes after a crash, here
 * or there, goes on where it stopped. Of the same trainings, one process at a time must do it.
 */
public final class MlflowLog {
  /** The server's limits: of a request, of a parameter, and of a parameter before MLflow 2.8. */
  private static final int MOST_METRICS = 1000;

  private static final int MOST_PARAMS = 100;
  private static final int LONGEST_KEY = 250;
  private static final int LONGEST_PARAM = 500;
  private static final int LONGEST_TAG = 5000;

  private static final int PAGE = 100;

  private static final String FOLDER = "atrous.folder";
  private static final String TRAINING = "atrous.training";
  private static final String STEP = "atrous.step";
  private static final String RESULT = "atrous.result.";

  private final MlflowServer server;
  private final String experiment;
  private final String folder;
  private String experimentId = "";
  private @Nullable Map<String, KnownRun> known;

  /** What the server has of a training. */
  private static final class KnownRun {
    private final String id;
    private final Map<String, String> tags = new HashMap<>();
    private String status;

    KnownRun(String id, String status) {
      this.id = id;
      this.status = status;
    }

    int step() {
      return Integer.parseInt(tags.getOrDefault(STEP, "-1"));
    }
  }

  /**
   * @param server where it is
   * @param experiment name of the experiment, which is made if it's missing
   * @param folder what makes the trainings of a folder differ from all others
   */
  public MlflowLog(MlflowServer server, String experiment, String folder) {
    this.server = server;
    this.experiment = experiment;
    this.folder = folder;
  }

  /** The page of the experiment; empty before anything was logged. */
  public String page() {
    return experimentId.isEmpty()
        ? ""
        : "%s/#/experiments/%s".formatted(server.address(), experimentId);
  }

  /**
   * Logs what the server doesn't have yet.
   *
   * @throws MlflowException if it didn't get all of it; asked again, this goes on
   */
  public void log(TrackedTraining training) throws MlflowException, InterruptedException {
    boolean done = false;
    try {
      KnownRun run = run(training);
      begin(run, training);
      points(run, training.points());
      results(run, training);
      status(run, training);
      done = true;
    } finally {
      if (!done) {
        // Whatever was under way may have got there: the server is asked.
        known = null;
      }
    }
  }

  private KnownRun run(TrackedTraining training) throws MlflowException, InterruptedException {
    Map<String, KnownRun> runs = known == null ? search() : known;
    known = runs;
    KnownRun found = runs.get(training.id());
    if (found != null) {
      return found;
    }
    Map<String, String> tags = new LinkedHashMap<>(training.tags());
    tags.put(FOLDER, folder);
    tags.put(TRAINING, training.id());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("experiment_id", experimentId);
    body.put("run_name", training.name());
    body.put("start_time", training.begun().toEpochMilli());
    body.put("tags", pairs(tags, LONGEST_TAG));
    JsonNode info = server.post("runs/create", body).at("/run/info");
    KnownRun made = new KnownRun(info.path("run_id").asText(), info.path("status").asText());
    runs.put(training.id(), made);
    return made;
  }

  /** The runs of the folder by training. */
  private Map<String, KnownRun> search() throws MlflowException, InterruptedException {
    experimentId = experiment();
    Map<String, KnownRun> runs = new HashMap<>();
    String page = "";
    do {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("experiment_ids", List.of(experimentId));
      body.put("filter", "tags.`%s` = '%s'".formatted(FOLDER, folder));
      body.put("max_results", PAGE);
      if (!page.isEmpty()) {
        body.put("page_token", page);
      }
      JsonNode answer = server.post("runs/search", body);
      for (JsonNode found : answer.path("runs")) {
        KnownRun run =
            new KnownRun(found.at("/info/run_id").asText(), found.at("/info/status").asText());
        for (JsonNode tag : found.at("/data/tags")) {
          run.tags.put(tag.path("key").asText(), tag.path("value").asText());
        }
        runs.putIfAbsent(run.tags.getOrDefault(TRAINING, ""), run);
      }
      page = answer.path("next_page_token").asText();
    } while (!page.isEmpty());
    return runs;
  }

  private String experiment() throws MlflowException, InterruptedException {
    try {
      return named();
    } catch (MlflowException e) {
      if (!e.is("RESOURCE_DOES_NOT_EXIST")) {
        throw e;
      }
    }
    try {
      return server
          .post("experiments/create", Map.of("name", experiment))
          .path("experiment_id")
          .asText();
    } catch (MlflowException e) {
      if (!e.is("RESOURCE_ALREADY_EXISTS")) {
        throw e;
      }
      return named();
    }
  }

  private String named() throws MlflowException, InterruptedException {
    JsonNode found =
        server.get("experiments/get-by-name", "experiment_name", experiment).path("experiment");
    if (found.path("lifecycle_stage").asText().equals("deleted")) {
      throw new MlflowException(
          "the experiment `%s` of %s was deleted; restore it, or choose another name"
              .formatted(experiment, server.address()),
          "");
    }
    return found.path("experiment_id").asText();
  }

  private void begin(KnownRun run, TrackedTraining training)
      throws MlflowException, InterruptedException {
    if (run.step() >= 0) {
      return;
    }
    List<Map<String, Object>> params = pairs(training.params(), LONGEST_PARAM);
    for (int from = 0; from < params.size(); from += MOST_PARAMS) {
      List<?> some = params.subList(from, Math.min(params.size(), from + MOST_PARAMS));
      batch(run, Map.of("params", some), Map.of());
    }
    batch(run, Map.of(), Map.of(STEP, "0"));
  }

  private void points(KnownRun run, List<Point> points)
      throws MlflowException, InterruptedException {
    int before = run.step();
    List<Point> left = points.stream().filter(point -> point.step() > before).toList();
    for (int from = 0; from < left.size(); from += MOST_METRICS - 1) {
      int to = Math.min(left.size(), from + MOST_METRICS - 1);
      // With the tag they are as many as there may be. A step that is cut in two isn't whole yet.
      int last = left.get(to - 1).step();
      boolean whole = to == left.size() || left.get(to).step() > last;
      int reached = whole ? last : Math.max(run.step(), before(left.subList(from, to), last));
      batch(
          run,
          Map.of("metrics", metrics(left.subList(from, to))),
          Map.of(STEP, Integer.toString(reached)));
    }
  }

  /** The last step before one. */
  private static int before(List<Point> points, int step) {
    return points.stream().mapToInt(Point::step).filter(other -> other < step).max().orElse(0);
  }

  private void results(KnownRun run, TrackedTraining training)
      throws MlflowException, InterruptedException {
    for (Map.Entry<String, List<Point>> result : training.results().entrySet()) {
      String tag = RESULT + result.getKey();
      if (!run.tags.containsKey(tag)) {
        batch(run, Map.of("metrics", metrics(result.getValue())), Map.of(tag, "logged"));
      }
    }
  }

  private void batch(KnownRun run, Map<String, Object> content, Map<String, String> tags)
      throws MlflowException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>(content);
    body.put("run_id", run.id);
    body.put("tags", pairs(tags, LONGEST_TAG));
    server.post("runs/log-batch", body);
    run.tags.putAll(tags);
  }

  private void status(KnownRun run, TrackedTraining training)
      throws MlflowException, InterruptedException {
    String status = training.state().name();
    if (run.status.equals(status)) {
      return;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("run_id", run.id);
    body.put("status", status);
    if (training.state() != TrackedTraining.State.RUNNING) {
      body.put("end_time", training.latest().toEpochMilli());
    }
    server.post("runs/update", body);
    run.status = status;
  }

  private static List<Map<String, Object>> metrics(List<Point> points) {
    List<Map<String, Object>> metrics = new ArrayList<>();
    for (Point point : points) {
      metrics.add(
          Map.of(
              "key", key(point.key()),
              "value", point.value(),
              "step", point.step(),
              "timestamp", point.time().toEpochMilli()));
    }
    return metrics;
  }

  private static List<Map<String, Object>> pairs(Map<String, String> texts, int longest) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    texts.forEach((key, text) -> pairs.add(Map.of("key", key(key), "value", cut(text, longest))));
    return pairs;
  }

  /** A name as every server takes it; it must make sense as a path, too. */
  private static String key(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_./ -]", "_").replaceAll("\\.\\.+", "_");
    return cut(plain.replaceAll("/+", "/").replaceAll("^/|/$", ""), LONGEST_KEY);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
  }
}
