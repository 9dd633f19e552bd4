package org.atrous.runtime.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.atrous.runtime.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * A tracking server. The calls are those of <a href="https://mlflow.org/docs/latest/rest-api.html">
 * its REST API</a>, version 2.0.
 */
public final class MlflowServer {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(30);
  private static final int SHOWN = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          // An upgrade is what servers of MLflow warn of.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String address;
  private final @Nullable String authorization;

  /**
   * @param address with or without a path, {@code http://localhost:5000}
   * @param environment {@code MLFLOW_TRACKING_TOKEN}, or {@code MLFLOW_TRACKING_USERNAME} and
   *     {@code MLFLOW_TRACKING_PASSWORD}, say who asks, as for MLflow's own client
   */
  public MlflowServer(URI address, Map<String, String> environment) {
    this.address = address.toString().replaceAll("/+$", "");
    this.authorization = authorization(environment);
  }

  private static @Nullable String authorization(Map<String, String> environment) {
    String token = environment.get("MLFLOW_TRACKING_TOKEN");
    String user = environment.get("MLFLOW_TRACKING_USERNAME");
    if (user == null) {
      return token == null ? null : "Bearer " + token;
    }
    String both = user + ":" + environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** Where it is, for people and as links begin. */
  public String address() {
    return address;
  }

  /**
   * Asks for something.
   *
   * @param call {@code experiments/get-by-name}
   * @param name of the one parameter
   * @param value of it
   */
  JsonNode get(String call, String name, String value)
      throws MlflowException, InterruptedException {
    String query = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return send(call, request(call + "?" + query).GET());
  }

  /**
   * Has something done.
   *
   * @param call {@code runs/create}
   * @param body is sent as JSON
   */
  JsonNode post(String call, Map<String, Object> body)
      throws MlflowException, InterruptedException {
    return send(
        call,
        request(call)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.line(body))));
  }

  private HttpRequest.Builder request(String call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/api/2.0/mlflow/" + call)).timeout(ANSWERING);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request;
  }

  private JsonNode send(String call, HttpRequest.Builder request)
      throws MlflowException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new MlflowException("%s doesn't answer: %s".formatted(address, why), "");
    }
    JsonNode body;
    try {
      body = Json.read(answer.body(), JsonNode.class);
    } catch (JsonProcessingException e) {
      body = null;
    }
    if (answer.statusCode() == 200 && body != null && body.isObject()) {
      return body;
    }
    String code = body == null ? "" : body.path("error_code").asText();
    String message = body == null ? answer.body() : body.path("message").asText();
    throw new MlflowException(
        "%s answers %d to %s: %s"
            .formatted(
                address,
                answer.statusCode(),
                call,
                message.substring(0, Math.min(message.length(), SHOWN)).strip()),
        code);
  }
}
