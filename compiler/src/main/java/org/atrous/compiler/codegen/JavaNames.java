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
          "initialization",
          "undecayed",
          "logits",
          "auxiliaryLogits",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "clone",
          "finalize",
          "notify",
          "notifyAll",
          "wait");

  /** Classes of {@code java.lang} that generated code uses, which one of its own would hide. */
  private static final Set<String> VISIBLE =
      Set.of("IllegalArgumentException", "Integer", "Object", "Override", "String");

  /** The parameter that every method has, for the scope that it builds in. */
  private static final String SCOPE = "net";

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
    boolean taken = TAKEN.contains(name) || SourceVersion.isKeyword(name);
    return taken || name.equals("yield") ? name + "Component" : name;
  }

  /** The name of a variable or parameter. */
  static String variable(String name) {
    String camel = decapitalized(camel(name));
    return SourceVersion.isKeyword(camel) || camel.equals(SCOPE) ? camel + "Value" : camel;
  }

  /** The name of a constant: {@code my_set} as {@code MY_SET}. */
  static String constant(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SourceVersion.isIdentifier(upper) && !SourceVersion.isKeyword(upper)
        ? upper
        : upper + "_";
  }

  /** The name of a network's class. */
  static String network(String name) {
    String type = type(name);
    return VISIBLE.contains(type) ? type + "Network" : type;
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
