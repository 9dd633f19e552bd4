package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;

/**
 * A function of each value by itself.
 *
 * @param name in the language
 * @param method of the runtime
 * @param keptForGradient whether TensorFlow takes the derivative from the output or from the input
 */
record Activation(String name, String method, Set<Kept> keptForGradient) implements ShapeKeeping {
  Activation {
    keptForGradient = Set.copyOf(keptForGradient);
  }

  static Primitive byOutput(String name) {
    return primitive(name, name, Kept.OUTPUT);
  }

  static Primitive byInput(String name, String method) {
    return primitive(name, method, Kept.INPUTS);
  }

  private static Primitive primitive(String name, String method, Kept kept) {
    return new Primitive(
        name, List.of(), arguments -> List.of(new Activation(name, method, Set.of(kept))));
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public Call call() {
    return new Call(method, false, List.of());
  }
}
