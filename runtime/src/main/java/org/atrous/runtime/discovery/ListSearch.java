package org.atrous.runtime.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds text files that name the images of each split. */
final class ListSearch {
  private static final Pattern NAME =
      Pattern.compile("(?i)(|.*[^a-z])((?:train|val|valid|test|dev)[a-z0-9]*)((?:[^a-z].*)?)");
  private static final long MOST_BYTES = 64 << 20;

  private final FileTree tree;
  private final String base;
  private final String images;
  private final Map<String, String> pairs;

  /**
   * A search below the folder that holds all images.
   *
   * @param base path of that folder in the tree
   * @param images pattern below it
   * @param pairs paths below it
   */
  ListSearch(FileTree tree, String base, String images, Map<String, String> pairs) {
    this.tree = tree;
    this.base = base;
    this.images = images;
    this.pairs = pairs;
  }

  /** The lists that name the most images, of which one is to train on and one isn't. */
  Optional<SplitLists> find() {
    Map<String, SortedMap<String, Map<String, String>>> families = new LinkedHashMap<>();
    String below = base.isEmpty() ? "" : base + "/";
    for (String text : tree.texts()) {
      Matcher name = NAME.matcher(stem(text));
      if (!text.startsWith(below) || !name.matches()) {
        continue;
      }
      Map<String, String> named = named(text);
      if (!named.isEmpty()) {
        String file = name.group(1) + PathShape.SPLIT + name.group(3);
        String ending = text.substring(text.lastIndexOf('.'));
        String pattern = FileTree.join(FileTree.folder(text), file + ending);
        families
            .computeIfAbsent(pattern.substring(below.length()), any -> new TreeMap<>())
            .put(name.group(2), named);
      }
    }
    return families.entrySet().stream()
        .filter(family -> isWhole(family.getValue()))
        .max((a, b) -> Integer.compare(size(a.getValue()), size(b.getValue())))
        .map(family -> new SplitLists(family.getKey(), family.getValue()));
  }

  private static boolean isWhole(SortedMap<String, Map<String, String>> splits) {
    return SplitWords.training(splits.keySet()).isPresent()
        && SplitWords.unseen(splits.keySet()).isPresent();
  }

  private static int size(SortedMap<String, Map<String, String>> splits) {
    return splits.values().stream().mapToInt(Map::size).sum();
  }

  private static String stem(String path) {
    String name = FileTree.name(path);
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** What a list names; nothing where a line is no image of the data set. */
  private Map<String, String> named(String list) {
    Map<String, String> named = new TreeMap<>();
    try {
      if (Files.size(tree.root().resolve(list)) > MOST_BYTES) {
        return Map.of();
      }
      for (String line : Files.readAllLines(tree.root().resolve(list))) {
        String text = line.replace("\uFEFF", "").strip();
        if (text.isEmpty()) {
          continue;
        }
        String image = image(text);
        String label = pairs.get(image);
        if (label == null) {
          return Map.of();
        }
        named.put(image, label);
      }
      return named;
    } catch (IOException noText) {
      return Map.of();
    }
  }

  private String image(String line) {
    String path = line.startsWith("/") ? line.substring(1) : line;
    if (pairs.containsKey(path)) {
      return path;
    }
    String first = path.split("\\s+", -1)[0];
    boolean oneStar = images.indexOf('*') == images.lastIndexOf('*');
    return oneStar && !line.contains("/") ? images.replace("*", line) : first;
  }
}
