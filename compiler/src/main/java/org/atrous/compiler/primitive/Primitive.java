package org.atrous.compiler.primitive;

import java.util.List;
import java.util.function.Function;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A primitive as a spec sees it.
 *
 * @param name in the language
 * @param parameters in positional order
 * @param operation makes the layers of a call: mostly one, and two for a convolution with bias
 */
public record Primitive(
    String name, List<Parameter> parameters, Function<Arguments, List<Operation>> operation) {
  public Primitive {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param fallback its default, or null
   * @param dialectKey the dialect's setting that is its default, or null
   */
  public record Parameter(
      String name, Type type, @Nullable Value fallback, @Nullable String dialectKey) {

    static Parameter required(String name, Type type) {
      return new Parameter(name, type, null, null);
    }

    static Parameter optional(String name, Type type, Value fallback) {
      return new Parameter(name, type, fallback, null);
    }

    static Parameter byDialect(String name, Type type, String key) {
      return new Parameter(name, type, null, key);
    }

    public boolean isRequired() {
      return fallback == null && dialectKey == null;
    }
  }
}
