package org.atrous.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of constants for what a spec declares; two names that differ in case alone stay apart. */
final class ConstantNames {
  private final Map<String, String> byName = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * The constant of a declaration, the same one at each call.
   *
   * @param kind tells constants apart that would have one name
   */
  String of(String name, String kind) {
    return of(name, name, kind);
  }

  /**
   * The constant of something that several with one name may be, the same one at each call.
   *
   * @param identity tells them apart
   */
  String of(String identity, String name, String kind) {
    return byName.computeIfAbsent(kind + ' ' + identity, key -> unused(name, kind));
  }

  private String unused(String name, String kind) {
    String base = JavaNames.constant(name);
    String constant = taken.contains(base) ? base + "_" + kind : base;
    for (int i = 2; !taken.add(constant); i++) {
      constant = base + "_" + kind + i;
    }
    return constant;
  }
}
