package org.atrous.compiler.codegen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named constants of a generated class; one name for each value. */
final class Constants {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** The name under which a value stands. */
  String name(String base, double value) {
    String name = base;
    for (int i = 2; values.containsKey(name) && values.get(name) != value; i++) {
      name = base + "_" + i;
    }
    values.put(name, value);
    return name;
  }

  Map<String, Double> values() {
    return Collections.unmodifiableMap(values);
  }
}
