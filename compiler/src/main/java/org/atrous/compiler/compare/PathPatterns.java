package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Many full names as few: {@code backbone/block4/unit1/conv2} to {@code unit3/conv2} are {@code
 * backbone/block4/unit1..unit3/conv2}.
 */
public final class PathPatterns {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,9})");

  private PathPatterns() {}

  /** The same names in fewer lines, each at the place of its first name. */
  public static List<String> summarize(Collection<String> paths) {
    List<List<Set<String>>> patterns = new ArrayList<>();
    int longest = 0;
    for (String path : new LinkedHashSet<>(paths)) {
      List<String> segments = segments(path);
      longest = Math.max(longest, segments.size());
      patterns.add(segments.stream().map(Set::of).toList());
    }
    // The first segment says what part of the network it is; parts stay apart.
    for (int at = longest - 1; at >= 1; at--) {
      patterns = merged(patterns, at);
    }
    return patterns.stream().map(PathPatterns::text).toList();
  }

  /** The scopes around a full name, the outermost first, and the name itself. */
  static List<String> prefixes(String path) {
    List<String> prefixes = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      prefixes.add(path.substring(0, slash));
    }
    prefixes.add(path);
    return prefixes;
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  /** Patterns that differ in one segment only become one. */
  private static List<List<Set<String>>> merged(List<List<Set<String>>> patterns, int at) {
    Map<List<Set<String>>, Set<String>> groups = new LinkedHashMap<>();
    for (List<Set<String>> pattern : patterns) {
      List<Set<String>> others = new ArrayList<>(pattern);
      Set<String> here = at < pattern.size() ? others.set(at, Set.of()) : Set.of();
      groups.computeIfAbsent(others, key -> new LinkedHashSet<>()).addAll(here);
    }
    List<List<Set<String>>> result = new ArrayList<>();
    groups.forEach(
        (others, here) -> {
          List<Set<String>> pattern = new ArrayList<>(others);
          if (at < pattern.size()) {
            pattern.set(at, here);
          }
          result.add(pattern);
        });
    return result;
  }

  private static String text(List<Set<String>> pattern) {
    return pattern.stream().map(PathPatterns::text).collect(Collectors.joining("/"));
  }

  private static String text(Set<String> names) {
    List<String> runs = runs(names);
    return runs.size() == 1 ? runs.get(0) : "(" + String.join(", ", runs) + ")";
  }

  /** Names whose numbers follow one another become one: {@code unit1..unit3}. */
  public static List<String> runs(Collection<String> names) {
    List<String> runs = new ArrayList<>();
    String first = "";
    String last = "";
    for (String name : names) {
      if (!last.isEmpty() && follows(last, name)) {
        last = name;
        continue;
      }
      addRun(first, last, runs);
      first = name;
      last = name;
    }
    addRun(first, last, runs);
    return runs;
  }

  private static void addRun(String first, String last, List<String> runs) {
    if (!last.isEmpty()) {
      runs.add(first.equals(last) ? first : first + ".." + last);
    }
  }

  private static boolean follows(String before, String after) {
    Matcher one = NUMBERED.matcher(before);
    Matcher next = NUMBERED.matcher(after);
    return one.matches()
        && next.matches()
        && one.group(1).equals(next.group(1))
        && Integer.parseInt(one.group(2)) + 1 == Integer.parseInt(next.group(2));
  }
}
