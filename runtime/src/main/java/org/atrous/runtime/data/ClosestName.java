package org.atrous.runtime.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class ClosestName {
  private ClosestName() {}

  /** The known name with the fewest edits to {@code wanted}, if there are few. */
  static Optional<String> to(String wanted, Collection<String> known) {
    int most = 1 + wanted.length() / 4;
    return known.stream()
        .filter(name -> distance(wanted, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(wanted, name)).thenComparing(n -> n));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
