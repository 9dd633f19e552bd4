package org.atrous.runtime.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pairs of folders that one pattern describes.
 *
 * @param images pattern of the images, as a data set declares it
 * @param labels pattern of the labels
 * @param splits pairs of an image's path and its label's, by the split that the folders name; under
 *     the empty name where they name none or one
 * @param score how likely it is what is meant
 */
record Layout(
    String images, String labels, SortedMap<String, Map<String, String>> splits, int score) {

  /** The layouts of pairs of folders, the likeliest first. */
  static List<Layout> of(List<FolderPair> pairs) {
    Map<String, List<FolderPair>> groups = new LinkedHashMap<>();
    for (FolderPair pair : pairs) {
      PathShape shape = PathShape.of(pair);
      String key =
          String.join("/", shape.images())
              + "\n"
              + String.join("/", shape.labels())
              + "\n"
              + pair.rule();
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(pair);
    }
    return groups.values().stream()
        .map(Layout::ofGroup)
        .sorted(
            (a, b) ->
                a.score() != b.score()
                    ? Integer.compare(b.score(), a.score())
                    : Integer.compare(b.size(), a.size()))
        .toList();
  }

  private static Layout ofGroup(List<FolderPair> group) {
    List<PathShape> shapes = group.stream().map(PathShape::of).toList();
    PathShape first = shapes.get(0);
    Set<String> names = new TreeSet<>();
    shapes.forEach(shape -> shape.split().ifPresent(names::add));
    boolean several = names.size() > 1;
    List<Boolean> stars = new ArrayList<>();
    for (int i = 0; i < first.shared().size(); i++) {
      int at = i;
      stars.add(shapes.stream().map(shape -> shape.shared().get(at)).distinct().count() > 1);
    }
    SortedMap<String, Map<String, String>> splits = new TreeMap<>();
    for (int i = 0; i < group.size(); i++) {
      String split = several ? shapes.get(i).split().orElse("") : "";
      splits.computeIfAbsent(split, any -> new TreeMap<>()).putAll(group.get(i).pairs());
    }
    NameRule rule = group.get(0).rule();
    return new Layout(
        FileTree.join(
            first.path(first.images(), stars, several),
            rule.imagePrefix() + "*" + rule.imageSuffix()),
        FileTree.join(
            first.path(first.labels(), stars, several),
            rule.labelPrefix() + "*" + rule.labelSuffix()),
        splits,
        group.get(0).score());
  }

  int size() {
    return splits.values().stream().mapToInt(Map::size).sum();
  }

  /** All pairs, whatever their split. */
  Map<String, String> pairs() {
    Map<String, String> pairs = new TreeMap<>();
    splits.values().forEach(pairs::putAll);
    return pairs;
  }
}
