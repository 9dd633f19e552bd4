package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;

/** Equal neighbours as one: {@code bottleneck x3}. */
final class Runs {
  private static final int MOST = 4;

  private Runs() {}

  /** The runs of a list, in one line. */
  static String text(List<String> words) {
    List<String> runs = of(words);
    return runs.size() <= MOST
        ? String.join(", ", runs)
        : String.join(", ", runs.subList(0, MOST)) + ", ...";
  }

  static List<String> of(List<String> words) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || !words.get(i).equals(words.get(start))) {
        runs.add(words.get(start) + (i - start > 1 ? " x" + (i - start) : ""));
        start = i;
      }
    }
    return runs;
  }
}
