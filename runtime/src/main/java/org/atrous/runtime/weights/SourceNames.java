package org.atrous.runtime.weights;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.runtime.weights.file.TensorEntry;

/** The names in a file, without the prefix that all of them have in common. */
final class SourceNames {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int DIGITS = 18;

  private final Map<String, TensorEntry> byName;
  private final Map<String, List<TensorEntry>> matches = new HashMap<>();

  private SourceNames(Map<String, TensorEntry> byName) {
    this.byName = byName;
  }

  static SourceNames of(Map<String, TensorEntry> entries, List<String> prefixes) {
    Map<String, TensorEntry> names = new LinkedHashMap<>(entries);
    for (String prefix : prefixes) {
      if (names.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
        Map<String, TensorEntry> stripped = new LinkedHashMap<>();
        names.forEach((name, entry) -> stripped.put(name.substring(prefix.length()), entry));
        names = stripped;
      }
    }
    return new SourceNames(names);
  }

  /**
   * The tensors that a pattern fits, numbers in their names in order of size.
   *
   * @param pattern in which {@code *} stands for any text without a slash, and {@code **} for any
   *     text at all
   */
  List<TensorEntry> find(String pattern) {
    if (pattern.indexOf('*') < 0) {
      TensorEntry exact = byName.get(pattern);
      return exact == null ? List.of() : List.of(exact);
    }
    return matches.computeIfAbsent(
        pattern,
        text -> {
          Pattern regex = regex(text, "[^/]*");
          return byName.entrySet().stream()
              .filter(entry -> regex.matcher(entry.getKey()).matches())
              .sorted(Comparator.comparing(entry -> sortable(entry.getKey())))
              .map(Map.Entry::getValue)
              .toList();
        });
  }

  /** Whether a pattern, whose {@code *} stands for any text at all, fits a name. */
  static boolean fits(String pattern, String name) {
    return regex(pattern, ".*").matcher(name).matches();
  }

  private static Pattern regex(String pattern, String star) {
    StringBuilder regex = new StringBuilder();
    for (String piece : pattern.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)", -1)) {
      regex.append(piece.equals("**") ? ".*" : piece.equals("*") ? star : Pattern.quote(piece));
    }
    return Pattern.compile(regex.toString());
  }

  private static String sortable(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(
            number -> {
              int missing = Math.max(0, DIGITS - number.group().length());
              return Matcher.quoteReplacement("0".repeat(missing) + number.group());
            });
  }
}
