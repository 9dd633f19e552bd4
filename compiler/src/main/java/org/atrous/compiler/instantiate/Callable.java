package org.atrous.compiler.instantiate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.value.Value;

/** What can stand in a chain: a primitive or a declared module, perhaps with arguments bound. */
sealed interface Callable extends Value.CallableValue {
  /** Arguments bound by name so far. */
  Map<String, Sourced> bound();

  /** The names that a call may give. */
  List<String> parameterNames();

  Callable bind(Map<String, Sourced> more);

  @Override
  default String text() {
    return bound().isEmpty()
        ? declaredName()
        : bound().entrySet().stream()
            .map(argument -> argument.getKey() + ": " + argument.getValue().value().text())
            .collect(Collectors.joining(", ", declaredName() + "(", ")"));
  }

  /** A primitive of the language. */
  record OfPrimitive(Primitive primitive, Map<String, Sourced> bound) implements Callable {
    @Override
    public String declaredName() {
      return primitive.name();
    }

    @Override
    public boolean isBackbone() {
      return false;
    }

    @Override
    public List<String> parameterNames() {
      return primitive.parameters().stream().map(Primitive.Parameter::name).toList();
    }

    @Override
    public Callable bind(Map<String, Sourced> more) {
      return new OfPrimitive(primitive, union(bound, more));
    }
  }

  /** A component, backbone or network with a body. */
  record OfModule(Declaration.Module module, FileScope home, Map<String, Sourced> bound)
      implements Callable {
    @Override
    public String declaredName() {
      return module.name().text();
    }

    @Override
    public boolean isBackbone() {
      return module.kind() == Declaration.Kind.BACKBONE;
    }

    @Override
    public List<String> parameterNames() {
      return module.parameters().stream().map(p -> p.name().text()).toList();
    }

    @Override
    public Callable bind(Map<String, Sourced> more) {
      return new OfModule(module, home, union(bound, more));
    }
  }

  /** A word with a meaning of its own among the components. */
  enum Builtin implements Callable {
    /** The value itself. */
    IDENTITY("identity"),
    /** As a shortcut: no addition. */
    DROP("drop");

    private final String word;

    Builtin(String word) {
      this.word = word;
    }

    @Override
    public Map<String, Sourced> bound() {
      return Map.of();
    }

    @Override
    public String declaredName() {
      return word;
    }

    @Override
    public boolean isBackbone() {
      return false;
    }

    @Override
    public List<String> parameterNames() {
      return List.of();
    }

    @Override
    public Callable bind(Map<String, Sourced> more) {
      return this;
    }
  }

  private static Map<String, Sourced> union(
      Map<String, Sourced> first, Map<String, Sourced> second) {
    Map<String, Sourced> all = new LinkedHashMap<>(first);
    all.putAll(second);
    return all;
  }
}
