package org.atrous.compiler.codegen;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of a spec as names of Java. */
final class JavaNames {
  /** Methods that every generated network has. */
  private static final Set<String> TAKEN =
      Set.of(
          "name",
          "classes",
          "outputStrides",
          "normalization",
          "batchNormDecay",
          "logits",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "clone",
          "finalize",
          "notify",
          "notifyAll",
          "wait");

  private JavaNames() {}

  /** {@code by_width} as {@code byWidth}. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        upper = !camel.isEmpty();
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.isEmpty() ? "unnamed" : camel.toString();
  }

  /** The name of a method that builds a component. */
  static String method(String component) {
    String name = decapitalized(camel(component));
    return TAKEN.contains(name) || SourceVersion.isKeyword(name) ? name + "Component" : name;
  }

  /** The name of a variable or parameter. */
  static String variable(String name) {
    String camel = decapitalized(camel(name));
    return SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
  }

  /** The name of a class: {@code my_net} as {@code MyNet}. */
  static String type(String name) {
    String camel = capitalized(camel(name));
    return Character.isJavaIdentifierStart(camel.charAt(0)) ? camel : "Spec" + camel;
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
