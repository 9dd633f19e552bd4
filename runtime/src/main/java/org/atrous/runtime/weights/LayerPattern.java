package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of layers in our names: {@code {b}} stands for a number, {@code {rest...}} for any
 * text.
 */
public final class LayerPattern {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(\\.\\.\\.)?}");

  private final String text;
  private final Pattern pattern;
  private final List<String> names;

  private LayerPattern(String text, Pattern pattern, List<String> names) {
    this.text = text;
    this.pattern = pattern;
    this.names = names;
  }

  /** A pattern as a mapping writes it; the compiler has checked it. */
  public static LayerPattern of(String text) {
    StringBuilder regex = new StringBuilder();
    List<String> names = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int next = 0;
    while (hole.find()) {
      regex.append(Pattern.quote(text.substring(next, hole.start())));
      regex.append(hole.group(2) == null ? "([0-9]+)" : "(.+)");
      names.add(hole.group(1));
      next = hole.end();
    }
    regex.append(Pattern.quote(text.substring(next)));
    return new LayerPattern(text, Pattern.compile(regex.toString()), names);
  }

  /** What stands in the pattern's braces where it fits a layer. */
  Optional<Map<String, String>> match(String layer) {
    Matcher matcher = pattern.matcher(layer);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      found.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(found);
  }

  @Override
  public String toString() {
    return text;
  }
}
