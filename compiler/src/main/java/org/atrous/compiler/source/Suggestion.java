package org.atrous.compiler.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was probably meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The candidate with the fewest insertions, deletions, replacements and swaps of neighbours
   * (Damerau 1964) away from {@code name}: at most one for every three of its characters, or one in
   * a name of two. A difference in case alone counts nothing.
   *
   * @return empty if none is near enough, never {@code name} itself; among equally near ones the
   *     first in alphabetical order
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    int allowed = name.length() < 2 ? 0 : Math.max(1, name.length() / 3);
    int best = allowed + 1;
    String nearest = null;
    for (String candidate : candidates.stream().sorted().toList()) {
      boolean hopeless = Math.abs(candidate.length() - name.length()) >= best;
      if (hopeless || candidate.equals(name)) {
        continue;
      }
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Edits in which no part of a text is edited twice ("optimal string alignment"). */
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      edits[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      edits[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
