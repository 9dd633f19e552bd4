package org.atrous.runtime.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.atrous.runtime.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * A tracking server in memory, for tests: the calls that are used here, with the limits, the
 * answers and the errors of MLflow 3.17.
 */
final class LocalMlflow implements AutoCloseable {
  private static final Pattern FILTER = Pattern.compile("tags\\.`([^`]+)` = '([^']+)'");
  private static final int NEVER = Integer.MAX_VALUE;

  private final HttpServer server;
  final Map<String, String> experiments = new LinkedHashMap<>();
  final List<Run> runs = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();
  boolean deleted;

  /** Requests that get through before one fails. */
  int healthy = NEVER;

  /** Whether the failing one is done all the same. */
  boolean doneThough;

  /** A run; metrics are a set, as the server's database has them. */
  static final class Run {
    final String experiment;
    final String name;
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> params = new TreeMap<>();
    final Set<String> metrics = new LinkedHashSet<>();
    String status = "RUNNING";
    long end;

    Run(String experiment, String name) {
      this.experiment = experiment;
      this.name = name;
    }

    /** All that was logged, but for the times of the server. */
    String content() {
      return "%s %s %s %s %s".formatted(name, status, tags, params, metrics);
    }
  }

  /** A refusal. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  LocalMlflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/prefix/api/2.0/mlflow/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:%d/prefix/".formatted(server.getAddress().getPort()));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestURI().getPath().replaceFirst(".*/mlflow/", "");
    calls.add(call);
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean fails = healthy != NEVER && --healthy < 0;
    int status = 200;
    Object answer;
    try {
      if (fails && !doneThough) {
        throw new Refused(500, "INTERNAL_ERROR", "out of order");
      }
      answer = done(call, exchange.getRequestURI().getRawQuery(), sent);
      if (fails) {
        throw new Refused(500, "INTERNAL_ERROR", "out of order");
      }
    } catch (Refused e) {
      status = e.status;
      answer = Map.of("error_code", e.code, "message", String.valueOf(e.getMessage()));
    }
    byte[] bytes = Json.line(answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Object done(String call, @Nullable String query, byte[] sent) throws IOException {
    JsonNode body =
        Json.read(
            sent.length == 0 ? "{}" : new String(sent, StandardCharsets.UTF_8), JsonNode.class);
    return switch (call) {
      case "experiments/get-by-name" ->
          byName(URLDecoder.decode(String.valueOf(query), StandardCharsets.UTF_8));
      case "experiments/create" -> createExperiment(body);
      case "runs/create" -> Map.of("run", Map.of("info", info(create(body))));
      case "runs/search" -> search(body);
      case "runs/log-batch" -> logBatch(run(body), body);
      case "runs/update" -> update(run(body), body);
      default -> throw new Refused(404, "ENDPOINT_NOT_FOUND", call);
    };
  }

  private Object createExperiment(JsonNode body) {
    String id = Integer.toString(experiments.size() + 1);
    experiments.put(body.get("name").textValue(), id);
    return Map.of("experiment_id", id);
  }

  private Object update(Run run, JsonNode body) {
    run.status = body.get("status").textValue();
    run.end = body.path("end_time").longValue();
    return Map.of("run_info", info(run));
  }

  private Object byName(String query) {
    String id = experiments.get(query.replaceFirst("^experiment_name=", ""));
    if (id == null) {
      throw new Refused(404, "RESOURCE_DOES_NOT_EXIST", "Could not find experiment");
    }
    String stage = deleted ? "deleted" : "active";
    return Map.of("experiment", Map.of("experiment_id", id, "lifecycle_stage", stage));
  }

  private Run create(JsonNode body) {
    Run run = new Run(body.get("experiment_id").textValue(), body.get("run_name").textValue());
    refuseUnless(body.get("start_time").canConvertToLong(), "start_time");
    runs.add(run);
    tags(run, body);
    return run;
  }

  private Map<String, Object> info(Run run) {
    return Map.of("run_id", "r" + runs.indexOf(run), "status", run.status);
  }

  private Run run(JsonNode body) {
    return runs.get(Integer.parseInt(body.get("run_id").textValue().substring(1)));
  }

  /** Pages of one run, so that there are pages. */
  private Object search(JsonNode body) {
    Matcher filter = FILTER.matcher(body.get("filter").textValue());
    refuseUnless(filter.matches(), "Invalid filter");
    List<Run> found =
        runs.stream()
            .filter(run -> run.experiment.equals(body.at("/experiment_ids/0").textValue()))
            .filter(run -> filter.group(2).equals(run.tags.get(filter.group(1))))
            .toList();
    int page = body.path("page_token").asInt(0);
    Map<String, Object> answer = new LinkedHashMap<>();
    if (page < found.size()) {
      Run run = found.get(page);
      List<Object> tags = new ArrayList<>();
      run.tags.forEach((key, value) -> tags.add(Map.of("key", key, "value", value)));
      answer.put("runs", List.of(Map.of("info", info(run), "data", Map.of("tags", tags))));
    }
    if (page + 1 < found.size()) {
      answer.put("next_page_token", Integer.toString(page + 1));
    }
    return answer;
  }

  private static List<JsonNode> list(JsonNode body, String name) {
    return StreamSupport.stream(body.path(name).spliterator(), false).toList();
  }

  private static void tags(Run run, JsonNode body) {
    list(body, "tags").forEach(tag -> run.tags.put(key(tag), tag.get("value").textValue()));
  }

  private static String key(JsonNode entry) {
    String key = entry.get("key").textValue();
    refuseUnless(key.matches("[/\\w.\\- ]{1,250}"), "Invalid key: " + key);
    refuseUnless(
        !key.startsWith("/") && !key.endsWith("/") && !key.contains("//") && !key.contains(".."),
        "Invalid path: " + key);
    return key;
  }

  private static void refuseUnless(boolean fine, String what) {
    if (!fine) {
      throw new Refused(400, "INVALID_PARAMETER_VALUE", what);
    }
  }

  private static Object logBatch(Run run, JsonNode body) {
    List<JsonNode> metrics = list(body, "metrics");
    List<JsonNode> params = list(body, "params");
    int all = metrics.size() + params.size() + list(body, "tags").size();
    refuseUnless(metrics.size() <= 1000 && params.size() <= 100 && all <= 1000, "too many");
    for (JsonNode metric : metrics) {
      refuseUnless(metric.get("value").isNumber() && metric.get("step").isInt(), "a metric");
      refuseUnless(metric.get("timestamp").longValue() > 0, "a metric's time");
      run.metrics.add(
          "%s@%d=%s at %s"
              .formatted(
                  key(metric),
                  metric.get("step").intValue(),
                  metric.get("value"),
                  metric.get("timestamp")));
    }
    for (JsonNode param : params) {
      String value = param.get("value").textValue();
      refuseUnless(value.length() <= 500, "Param value is too long");
      String before = run.params.put(key(param), value);
      refuseUnless(before == null || before.equals(value), "Changing param values is not allowed");
    }
    tags(run, body);
    return Map.of();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
