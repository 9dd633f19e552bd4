package org.atrous.compiler.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.jspecify.annotations.Nullable;

/**
 * Scopes text as editors do: with a TextMate grammar and the regular expressions of Oniguruma, line
 * by line. It knows what our grammar uses: {@code match} with captures, {@code begin} and {@code
 * end} within a line, and {@code include} of the repository.
 */
final class TextMate {
  private final JsonNode grammar;
  private final Map<String, Regex> expressions = new HashMap<>();

  private TextMate(JsonNode grammar) {
    this.grammar = grammar;
  }

  static TextMate read(Path file) throws IOException {
    return new TextMate(new ObjectMapper().readTree(file.toFile()));
  }

  JsonNode grammar() {
    return grammar;
  }

  /** The scopes of each byte of a line in UTF-8, outermost first, joined by blanks. */
  List<String> scopes(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    String[] scopes = new String[bytes.length];
    Arrays.fill(scopes, "");
    scope(bytes, 0, grammar.get("patterns"), null, scopes);
    return List.of(scopes);
  }

  private record Found(JsonNode pattern, Region region) {
    int start() {
      return region.getBeg(0);
    }

    int end() {
      return region.getEnd(0);
    }
  }

  /** Scopes a line up to where {@code end} matches; returns the place behind that match. */
  private int scope(
      byte[] line, int from, JsonNode patterns, @Nullable String end, String[] scopes) {
    int at = from;
    while (true) {
      Found next = null;
      for (JsonNode pattern : included(patterns)) {
        String expression =
            pattern.has("match") ? pattern.get("match").asText() : pattern.get("begin").asText();
        Region region = search(expression, line, at);
        if (region != null && (next == null || region.getBeg(0) < next.start())) {
          next = new Found(pattern, region);
        }
      }
      Region closing = end == null ? null : search(end, line, at);
      if (closing != null && (next == null || closing.getBeg(0) <= next.start())) {
        return closing.getEnd(0);
      }
      if (next == null) {
        return line.length;
      }
      at = apply(next, line, scopes);
    }
  }

  private int apply(Found found, byte[] line, String[] scopes) {
    JsonNode pattern = found.pattern();
    if (pattern.has("begin")) {
      int end =
          scope(line, found.end(), pattern.path("patterns"), pattern.get("end").asText(), scopes);
      addOutside(scopes, found.start(), end, pattern.path("name").asText());
      return end;
    }
    add(scopes, found.start(), found.end(), pattern.path("name").asText());
    for (Map.Entry<String, JsonNode> capture : pattern.path("captures").properties()) {
      int group = Integer.parseInt(capture.getKey());
      add(
          scopes,
          found.region().getBeg(group),
          found.region().getEnd(group),
          capture.getValue().get("name").asText());
    }
    if (found.end() == found.start()) {
      throw new IllegalStateException("an expression matches nothing: " + pattern);
    }
    return found.end();
  }

  private static void add(String[] scopes, int from, int to, String scope) {
    for (int i = Math.max(0, from); i < to; i++) {
      scopes[i] = (scopes[i] + " " + scope).strip();
    }
  }

  private static void addOutside(String[] scopes, int from, int to, String scope) {
    for (int i = from; i < to; i++) {
      scopes[i] = (scope + " " + scopes[i]).strip();
    }
  }

  private List<JsonNode> included(JsonNode patterns) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode pattern : patterns) {
      if (pattern.has("include")) {
        String name = pattern.get("include").asText().substring("#".length());
        all.addAll(included(grammar.get("repository").get(name).get("patterns")));
      } else {
        all.add(pattern);
      }
    }
    return all;
  }

  private @Nullable Region search(String expression, byte[] line, int from) {
    Regex regex = expressions.computeIfAbsent(expression, TextMate::compile);
    Matcher matcher = regex.matcher(line);
    return matcher.search(from, line.length, Option.NONE) < 0 ? null : matcher.getEagerRegion();
  }

  private static Regex compile(String expression) {
    byte[] bytes = expression.getBytes(StandardCharsets.UTF_8);
    return new Regex(bytes, 0, bytes.length, Option.NONE, UTF8Encoding.INSTANCE);
  }
}
