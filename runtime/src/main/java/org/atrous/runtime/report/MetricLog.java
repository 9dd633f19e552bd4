package org.atrous.runtime.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.chart.Line;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.run.RunException;
import org.jspecify.annotations.Nullable;

/**
 * Every number that a run logged, whatever it is: one line of JSON has a step and values by name,
 * some of them in objects within.
 *
 * @param lastStep that was logged; 0 if none was
 * @param values of each metric by ascending step, in the order in which the log names them
 */
record MetricLog(int lastStep, Map<String, List<Line.Point>> values) {
  private static final String STEP = "step";

  /**
   * Reads a log, which may be missing; a last line that was cut short doesn't count.
   *
   * @throws RunException if a line can't be understood
   */
  static MetricLog read(Path file) throws IOException {
    Map<String, List<Line.Point>> values = new LinkedHashMap<>();
    int last = 0;
    if (Files.exists(file)) {
      String text = text(file);
      int number = 0;
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        JsonNode node = parse(file, ++number, line);
        last = Math.max(last, node.get(STEP).asInt());
        add(values, "", node, node.get(STEP).asInt());
      }
    }
    return new MetricLog(last, values);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw damaged("`%s` is damaged: it is no text".formatted(file), e);
    }
  }

  private static JsonNode parse(Path file, int number, String line) {
    String what = "line %d of `%s` is no logged step".formatted(number, file);
    JsonNode node;
    try {
      node = Json.read(line, JsonNode.class);
    } catch (JsonProcessingException e) {
      throw damaged(what, e);
    }
    if (node == null || !node.path(STEP).isInt()) {
      throw damaged(what, null);
    }
    return node;
  }

  private static RunException damaged(String what, @Nullable Exception e) {
    String help = "the log was changed by hand or damaged; remove the line, or train anew";
    return e == null ? new RunException(what, help) : new RunException(what, help, e);
  }

  private static void add(
      Map<String, List<Line.Point>> values, String prefix, JsonNode node, int step) {
    node.properties()
        .forEach(
            field -> {
              String name = prefix + field.getKey();
              if (field.getValue().isObject()) {
                add(values, name + ".", field.getValue(), step);
              } else if (field.getValue().isNumber() && !name.equals(STEP)) {
                values
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new Line.Point(step, field.getValue().asDouble()));
              }
            });
  }
}
