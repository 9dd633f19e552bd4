package org.atrous.compiler.codegen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named constants of a generated class; one name for each value. */
final class Constants {
  private static final int MOST = 64;

  private final Map<String, Double> values = new LinkedHashMap<>();

  /** The name under which a value stands; where there are too many, the value itself. */
  String name(String base, double value) {
    if (values.size() >= MOST && !values.containsValue(value)) {
      return Double.toString(value);
    }
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
