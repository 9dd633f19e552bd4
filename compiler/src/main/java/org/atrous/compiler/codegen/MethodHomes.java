package org.atrous.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which class each method of a network stands in: the network's own, or one nested in it. */
final class MethodHomes {
  /** The network's own class. */
  static final String MAIN = "";

  private final Map<String, String> byMethod = new HashMap<>();
  private final List<String> nested = new ArrayList<>();
  private int constants;

  /** Gives a method of so many constants its home; those that come first are the network's own. */
  void place(String method, int size) {
    if (byMethod.containsKey(method)) {
      return;
    }
    if (constants > 0 && constants + size > CodeSize.MOST_CONSTANTS) {
      nested.add("Part" + (nested.size() + 1));
      constants = 0;
    }
    constants += size;
    byMethod.put(method, nested.isEmpty() ? MAIN : nested.get(nested.size() - 1));
  }

  String of(String method) {
    return byMethod.getOrDefault(method, MAIN);
  }

  /** How a method is called, from wherever. */
  String reference(String method) {
    String home = of(method);
    return home.isEmpty() ? method : home + "." + method;
  }
}
