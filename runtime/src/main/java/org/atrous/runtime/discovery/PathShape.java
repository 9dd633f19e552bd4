package org.atrous.runtime.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths of a folder of images and one of labels, with what varies from one pair of folders to
 * the next taken out: the split, and parts that both paths have.
 *
 * @param images {@code {split}}, {@link #SHARED}, or a part as it is
 * @param labels likewise; a part may hold the split
 * @param split empty where the images' path names none
 * @param shared what the shared parts are, in order
 */
record PathShape(
    List<String> images, List<String> labels, Optional<String> split, List<String> shared) {
  static final String SPLIT = "{split}";

  /** Stands for a part that both paths have; no file's name holds this character. */
  static final String SHARED = "\0";

  static PathShape of(FolderPair pair) {
    List<String> images = new ArrayList<>(FileTree.segments(pair.images()));
    List<String> labels = new ArrayList<>(FileTree.segments(pair.labels()));
    Optional<String> split = SplitWords.of(pair.images());
    split.ifPresent(
        name -> {
          images.set(images.indexOf(name), SPLIT);
          replaceSplit(labels, name);
        });
    List<String> shared = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < images.size(); i++) {
      int at = labels.subList(from, labels.size()).indexOf(images.get(i));
      if (at >= 0 && !images.get(i).equals(SPLIT)) {
        shared.add(images.get(i));
        labels.set(from + at, SHARED);
        images.set(i, SHARED);
        from += at + 1;
      }
    }
    return new PathShape(List.copyOf(images), List.copyOf(labels), split, List.copyOf(shared));
  }

  /** As in {@code train} and {@code trainannot}. */
  private static void replaceSplit(List<String> labels, String split) {
    if (labels.contains(split)) {
      labels.set(labels.indexOf(split), SPLIT);
      return;
    }
    for (int i = 0; i < labels.size(); i++) {
      String part = labels.get(i);
      if (part.startsWith(split)) {
        labels.set(i, SPLIT + part.substring(split.length()));
        return;
      }
      if (part.endsWith(split)) {
        labels.set(i, part.substring(0, part.length() - split.length()) + SPLIT);
        return;
      }
    }
  }

  /**
   * Folders with the split and the shared parts written out, but for those that vary.
   *
   * @param parts images' or labels'
   * @param stars for each shared part whether it varies
   * @param keepSplit whether there are several splits
   */
  String path(List<String> parts, List<Boolean> stars, boolean keepSplit) {
    List<String> path = new ArrayList<>();
    int next = 0;
    for (String part : parts) {
      if (part.equals(SHARED)) {
        path.add(stars.get(next) ? "*" : shared.get(next));
        next++;
      } else if (keepSplit) {
        path.add(part);
      } else {
        path.add(part.replace(SPLIT, split.orElse(SPLIT)));
      }
    }
    return String.join("/", path);
  }
}
