package org.atrous.runtime.weights;

import java.util.List;

/** The first few of many, for a message. */
final class Listing {
  private static final int SHOWN = 4;

  private Listing() {}

  static String of(List<String> items, String separator) {
    int rest = items.size() - SHOWN;
    String shown = String.join(separator, items.subList(0, Math.min(SHOWN, items.size())));
    return rest > 0 ? "%s%sand %d more".formatted(shown, separator, rest) : shown;
  }
}
