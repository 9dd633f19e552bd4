package org.atrous.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path below a data folder with {@code {split}} and {@code *}. As in a shell, a {@code *} stands
 * for any characters but a slash, and doesn't match the dot of a hidden file; {@code {jpg,png}}
 * stands for either.
 */
final class FilePattern {
  private static final String SPLIT = "{split}";
  private static final Pattern EITHER = Pattern.compile("\\{([^{},/]+(?:,[^{},/]+)+)\\}");
  private static final Pattern WILDCARD = Pattern.compile("\\*|\\{split\\}|" + EITHER);

  private final String text;

  FilePattern(String text) {
    this.text = text;
  }

  /** A file that a pattern matched: the split, and what each {@code *} stood for. */
  record Match(String path, String split, List<String> stars) {
    Match {
      stars = List.copyOf(stars);
    }
  }

  /** The pattern with the split filled in. */
  String resolve(String split) {
    return text.replace(SPLIT, split);
  }

  /** The path with the split and every {@code *} filled in, in order. */
  String resolve(Match match) {
    Matcher wildcards = WILDCARD.matcher(text);
    StringBuilder path = new StringBuilder();
    int star = 0;
    while (wildcards.find()) {
      String value = wildcards.group().equals("*") ? match.stars().get(star++) : match.split();
      wildcards.appendReplacement(path, Matcher.quoteReplacement(value));
    }
    return wildcards.appendTail(path).toString();
  }

  /** The patterns without a choice for which this one stands, in order. */
  List<FilePattern> alternatives() {
    Matcher either = EITHER.matcher(text);
    if (!either.find()) {
      return List.of(this);
    }
    return Stream.of(either.group(1).split(",", -1))
        .map(one -> text.substring(0, either.start()) + one + text.substring(either.end()))
        .flatMap(one -> new FilePattern(one).alternatives().stream())
        .toList();
  }

  int stars() {
    return (int) text.chars().filter(c -> c == '*').count();
  }

  boolean namesSplit() {
    return text.contains(SPLIT);
  }

  /** The files of one split below a folder, sorted by path. */
  List<Match> find(Path folder, String split) {
    return find(folder, Pattern.quote(split), split);
  }

  /** The files of any split below a folder, sorted by path. */
  List<Match> findAnySplit(Path folder) {
    return find(folder, "[^/]+?", "");
  }

  /** What a path below the folder means, if it is one of a split's. */
  Optional<Match> match(String path, String split) {
    Matcher matcher = Pattern.compile(regex(text, Pattern.quote(split))).matcher(path);
    return matcher.matches() ? Optional.of(match(matcher, split)) : Optional.empty();
  }

  /** The path in which the only {@code *} stands for a name. */
  Match named(String name, String split) {
    Match stars = new Match(text, split, List.of(name));
    return new Match(resolve(stars), split, stars.stars());
  }

  private List<Match> find(Path folder, String splitRegex, String split) {
    String[] segments = text.split("/", -1);
    List<String> paths = List.of("");
    for (int i = 0; i < segments.length; i++) {
      Pattern segment = Pattern.compile(regex(segments[i], splitRegex));
      boolean last = i == segments.length - 1;
      List<String> next = new ArrayList<>();
      for (String parent : paths) {
        next.addAll(list(folder, parent, segment, last));
      }
      paths = next;
    }
    Pattern whole = Pattern.compile(regex(text, splitRegex));
    return paths.stream()
        .sorted()
        .map(whole::matcher)
        .filter(Matcher::matches)
        .map(matcher -> match(matcher, split))
        .toList();
  }

  private Match match(Matcher matcher, String split) {
    List<String> stars = new ArrayList<>();
    for (int i = 1; i <= stars(); i++) {
      stars.add(matcher.group("star" + i));
    }
    return new Match(matcher.group(), namesSplit() ? matcher.group("split") : split, stars);
  }

  /** A regular expression in which a split that stands twice is the same both times. */
  private static String regex(String glob, String splitRegex) {
    StringBuilder regex = new StringBuilder();
    Matcher wildcards = WILDCARD.matcher(glob);
    int end = 0;
    int star = 0;
    boolean seen = false;
    while (wildcards.find()) {
      regex.append(Pattern.quote(glob.substring(end, wildcards.start())));
      boolean opens = wildcards.start() == 0 || glob.charAt(wildcards.start() - 1) == '/';
      String visible = opens ? "(?!\\.)" : "";
      if (wildcards.group(1) != null) {
        regex.append(visible).append(either(wildcards.group(1)));
      } else if (wildcards.group().equals("*")) {
        regex.append(visible).append("(?<star").append(++star).append(">[^/]*)");
      } else if (seen) {
        regex.append("\\k<split>");
      } else {
        regex.append(visible).append("(?<split>").append(splitRegex).append(")");
        seen = true;
      }
      end = wildcards.end();
    }
    return regex.append(Pattern.quote(glob.substring(end))).toString();
  }

  private static String either(String choices) {
    return Stream.of(choices.split(",", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static List<String> list(Path folder, String parent, Pattern segment, boolean files) {
    Path directory = folder.resolve(parent);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    return Listing.of(directory).stream()
        .filter(entry -> files ? Files.isRegularFile(entry) : Files.isDirectory(entry))
        .map(entry -> entry.getFileName().toString())
        .filter(name -> segment.matcher(name).matches())
        .map(name -> parent.isEmpty() ? name : parent + "/" + name)
        .toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
