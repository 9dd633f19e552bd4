package org.atrous.runtime.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds folders whose files have names that go together. */
final class PairSearch {
  /** Images whose names are compared to find a rule. */
  private static final int LOOKS = 6;

  /** Files whose names begin alike and may be an image's label. */
  private static final int NEIGHBOURS = 12;

  private final FileTree tree;

  PairSearch(FileTree tree) {
    this.tree = tree;
  }

  /** All that go together, in any sense. */
  List<FolderPair> find() {
    List<FolderPair> found = new ArrayList<>();
    for (Map.Entry<String, NavigableSet<String>> images : tree.images().entrySet()) {
      for (Map.Entry<String, NavigableSet<String>> labels : tree.images().entrySet()) {
        if (SplitWords.agree(images.getKey(), labels.getKey())) {
          add(images.getKey(), images.getValue(), labels.getKey(), labels.getValue(), found);
        }
      }
    }
    return found;
  }

  private static void add(
      String imageFolder,
      NavigableSet<String> images,
      String labelFolder,
      NavigableSet<String> labels,
      List<FolderPair> found) {
    boolean same = imageFolder.equals(labelFolder);
    for (NameRule rule : rules(images, labels, same)) {
      Map<String, String> pairs = new TreeMap<>();
      for (String image : images) {
        Optional<String> label = rule.label(image);
        if (label.isPresent()
            && labels.contains(label.get())
            && !(same && label.get().equals(image))) {
          pairs.put(FileTree.join(imageFolder, image), FileTree.join(labelFolder, label.get()));
        }
      }
      if (!pairs.isEmpty()) {
        found.add(new FolderPair(imageFolder, labelFolder, rule, pairs));
      }
    }
  }

  /** Rules that some of the images and labels follow. */
  private static Set<NameRule> rules(
      NavigableSet<String> images, NavigableSet<String> labels, boolean same) {
    Set<NameRule> rules = new LinkedHashSet<>();
    List<String> all = List.copyOf(images);
    for (int i = 0; i < Math.min(LOOKS, all.size()); i++) {
      String image = all.get((int) ((long) i * all.size() / Math.min(LOOKS, all.size())));
      for (String label : neighbours(image, labels, same)) {
        if (!same || !label.equals(image)) {
          NameRule.between(image, label).ifPresent(rules::add);
        }
      }
      if (!same && rules.isEmpty() && labels.size() == images.size()) {
        // Names that end alike stand in the same order.
        String label = List.copyOf(labels).get(all.indexOf(image));
        NameRule.between(image, label).ifPresent(rules::add);
      }
    }
    return rules;
  }

  /** Those whose names begin like the image's for the longest. */
  private static List<String> neighbours(String image, NavigableSet<String> labels, boolean same) {
    String stem = image.substring(0, image.lastIndexOf('.'));
    List<String> neighbours = new ArrayList<>();
    int longest = 1;
    for (String near :
        Arrays.asList(
            labels.floor(stem), labels.ceiling(stem), labels.lower(image), labels.higher(image))) {
      // In one folder the image itself isn't its label.
      if (near != null && !(same && near.equals(image))) {
        longest = Math.max(longest, common(stem, near));
      }
    }
    String prefix = stem.substring(0, Math.min(longest, stem.length()));
    for (String label : labels.tailSet(prefix)) {
      if (!label.startsWith(prefix) || neighbours.size() == NEIGHBOURS) {
        break;
      }
      neighbours.add(label);
    }
    return neighbours;
  }

  private static int common(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
