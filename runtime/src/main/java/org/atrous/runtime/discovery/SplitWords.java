package org.atrous.runtime.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which people call the parts of a data set. */
final class SplitWords {
  private static final Pattern SPLIT =
      Pattern.compile(
          "(?i)(train|training|trn|val|valid|validation|dev|eval|test|testing)(_?\\d{2,4})?");
  private static final Pattern TRAINING = Pattern.compile("(?i)(train|trn).*");
  private static final List<String> UNSEEN = List.of("val", "dev", "eval", "test");

  private SplitWords() {}

  static boolean isSplit(String word) {
    return SPLIT.matcher(word).matches();
  }

  static boolean isTraining(String split) {
    return TRAINING.matcher(split).matches();
  }

  /** The split in a folder's path. */
  static Optional<String> of(String folder) {
    return FileTree.segments(folder).stream().filter(SplitWords::isSplit).findFirst();
  }

  /** Whether two folders can't be of two different splits. */
  static boolean agree(String images, String labels) {
    Optional<String> a = of(images);
    Optional<String> b = of(labels);
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  /** The split to train on: the shortest name that says so. */
  static Optional<String> training(Set<String> splits) {
    return splits.stream().filter(SplitWords::isTraining).min(SplitWords::byLength);
  }

  /** The split to measure on: validation, or else the test. */
  static Optional<String> unseen(Set<String> splits) {
    return UNSEEN.stream()
        .flatMap(
            word ->
                splits.stream()
                    .filter(split -> split.toLowerCase(Locale.ROOT).startsWith(word))
                    .min(SplitWords::byLength)
                    .stream())
        .findFirst();
  }

  private static int byLength(String a, String b) {
    int shorter = Integer.compare(a.length(), b.length());
    return shorter == 0 ? a.compareTo(b) : shorter;
  }
}
