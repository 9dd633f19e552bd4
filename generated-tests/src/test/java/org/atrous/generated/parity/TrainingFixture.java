package org.atrous.generated.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an implementation learnt in some steps.
 *
 * @param fixture the network and its variables
 * @param batch images a step
 * @param size of their sides, in pixels
 * @param batches that take turns
 * @param rate of learning
 * @param momentum of the optimizer
 * @param decay of all weights
 * @param untrained the last batch's loss without any step
 * @param losses before each step
 * @param gradients of the first step, by the implementation's names
 */
record TrainingFixture(
    Fixture fixture,
    int batch,
    int size,
    int batches,
    double rate,
    double momentum,
    double decay,
    double untrained,
    List<Double> losses,
    Map<String, Gradient> gradients) {

  /**
   * The gradient of a variable.
   *
   * @param norm of all of it
   * @param greatest value, without its sign
   * @param samples some values, by place in row-major order
   */
  record Gradient(double norm, double greatest, Map<Integer, Double> samples) {}

  static TrainingFixture read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    List<Double> losses = new ArrayList<>();
    json.get("losses").forEach(loss -> losses.add(loss.asDouble()));
    Map<String, Gradient> gradients = new LinkedHashMap<>();
    for (JsonNode row : json.get("gradients")) {
      Map<Integer, Double> samples = new LinkedHashMap<>();
      row.get(3).forEach(sample -> samples.put(sample.get(0).asInt(), sample.get(1).asDouble()));
      gradients.put(
          row.get(0).asText(), new Gradient(row.get(1).asDouble(), row.get(2).asDouble(), samples));
    }
    return new TrainingFixture(
        Fixture.read(file),
        json.get("batch").asInt(),
        json.get("size").asInt(),
        json.get("batches").asInt(),
        json.get("rate").asDouble(),
        json.get("momentum").asDouble(),
        json.get("decay").asDouble(),
        json.get("untrained").asDouble(),
        losses,
        gradients);
  }

  /** The images of a step, from 1: RGB in 0..255, shape {@code [batch, size, size, 3]}. */
  float[] pixels(int step) {
    float[] all = new float[batch * size * size * 3];
    for (int i = 0; i < batch; i++) {
      float[] image = Formula.image(name(step, i), size, size);
      System.arraycopy(image, 0, all, i * image.length, image.length);
    }
    return all;
  }

  /** Their labels, shape {@code [batch, size, size]}. */
  int[] labels(int step, int classes) {
    int[] all = new int[batch * size * size];
    for (int i = 0; i < batch; i++) {
      int[] image = Formula.labels(name(step, i), size, size, classes);
      System.arraycopy(image, 0, all, i * image.length, image.length);
    }
    return all;
  }

  private String name(int step, int image) {
    return "%s/%d/%d".formatted(fixture.name(), (step - 1) % batches + 1, image);
  }
}
