package org.atrous.generated.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.file.LayoutConvention;

/**
 * What an implementation answered.
 *
 * @param name of the fixture
 * @param title as the table in the documents calls it
 * @param library with its version
 * @param spec a file of the zoo
 * @param network in it
 * @param settings arguments of the network
 * @param outputStride at which ours runs
 * @param mapping whose names of weights fit
 * @param convention of axes, where the file's format tells one
 * @param parameters number of values that training changes
 * @param unused variables that our network doesn't take, and that the mapping doesn't name
 * @param multipleOf what sizes have to be multiples of, for the library refuses others; or 1
 * @param classifier whether there is one answer for the image, which ours spreads over it
 * @param runs one for each size
 * @param variables all, as the library lists them
 */
record Fixture(
    String name,
    String title,
    String library,
    String spec,
    String network,
    Map<String, String> settings,
    int outputStride,
    String mapping,
    Optional<LayoutConvention> convention,
    long parameters,
    List<String> unused,
    int multipleOf,
    boolean classifier,
    List<Run> runs,
    List<SourceVariable> variables) {

  /**
   * A variable of the implementation.
   *
   * @param shape in its own order of axes
   * @param centre of its values
   * @param spread largest distance from there
   */
  record SourceVariable(String name, List<Long> shape, double centre, double spread) {
    int count() {
      return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    float[] values() {
      return Formula.tensor(name, count(), centre, spread);
    }
  }

  /**
   * One image.
   *
   * @param blocks the standard deviation of what each block makes
   * @param auxiliary logits of auxiliary heads, by their names in our spec
   */
  record Run(
      int height,
      int width,
      Map<String, Double> blocks,
      Logits logits,
      Map<String, Logits> auxiliary) {
    String size() {
      return height + "x" + width;
    }
  }

  /**
   * Logits of shape {@code [height, width, classes]}.
   *
   * @param least of all of them
   * @param greatest of all of them
   * @param samples some of them
   */
  record Logits(double least, double greatest, List<Sample> samples) {
    double range() {
      return greatest - least;
    }
  }

  /** One number. */
  record Sample(int y, int x, int channel, double value) {}

  static Fixture read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    Map<String, String> settings = new LinkedHashMap<>();
    json.get("settings").properties().forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    List<Run> runs = new ArrayList<>();
    json.get("runs").forEach(run -> runs.add(run(run)));
    List<SourceVariable> variables = new ArrayList<>();
    json.get("variables").forEach(variable -> variables.add(variable(variable)));
    List<String> unused = new ArrayList<>();
    json.get("unused").forEach(name -> unused.add(name.asText()));
    return new Fixture(
        json.get("name").asText(),
        json.get("title").asText(),
        json.get("library").asText(),
        json.get("spec").asText(),
        json.get("network").asText(),
        settings,
        json.get("outputStride").asInt(),
        json.get("mapping").asText(),
        Optional.of(json.get("convention"))
            .filter(JsonNode::isTextual)
            .map(name -> LayoutConvention.valueOf(name.asText().toUpperCase(Locale.ROOT))),
        json.get("parameters").asLong(),
        unused,
        json.path("multipleOf").asInt(1),
        json.path("classifier").asBoolean(false),
        runs,
        variables);
  }

  private static SourceVariable variable(JsonNode row) {
    List<Long> shape = new ArrayList<>();
    row.get(1).forEach(size -> shape.add(size.asLong()));
    return new SourceVariable(
        row.get(0).asText(), shape, row.get(2).asDouble(), row.get(3).asDouble());
  }

  private static Run run(JsonNode run) {
    Map<String, Double> blocks = new LinkedHashMap<>();
    run.get("blocks").properties().forEach(e -> blocks.put(e.getKey(), e.getValue().asDouble()));
    Map<String, Logits> auxiliary = new LinkedHashMap<>();
    run.get("auxiliary").properties().forEach(e -> auxiliary.put(e.getKey(), logits(e.getValue())));
    return new Run(
        run.get("height").asInt(),
        run.get("width").asInt(),
        blocks,
        logits(run.get("logits")),
        auxiliary);
  }

  private static Logits logits(JsonNode json) {
    List<Sample> samples = new ArrayList<>();
    json.get("samples")
        .forEach(
            row ->
                samples.add(
                    new Sample(
                        row.get(0).asInt(),
                        row.get(1).asInt(),
                        row.get(2).asInt(),
                        row.get(3).asDouble())));
    return new Logits(json.get("least").asDouble(), json.get("greatest").asDouble(), samples);
  }
}
