package org.atrous.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.instantiate.Functions;
import org.atrous.compiler.instantiate.Types;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a call may give, as far as it is known before anything is expanded.
 *
 * @param name of what is called
 * @param types by parameter, in positional order; a missing type is not known
 * @param variadic whether the first parameter takes any number of positional arguments
 */
record Signature(String name, Map<String, Optional<Type>> types, boolean variadic) {

  /** The type of a parameter, or null where it is not known. */
  @Nullable Type type(String parameter) {
    Optional<Type> type = types.get(parameter);
    return type == null ? null : type.orElse(null);
  }

  /** The signature behind a name in a file, or null where it is not known, or not a callable. */
  static @Nullable Signature of(String name, FileScope file) {
    FileScope.Symbol symbol = file.find(name);
    if (symbol != null && symbol.declaration() instanceof Declaration.Module module) {
      return of(module, symbol.home(), 0);
    }
    List<String> function = Functions.signatures().get(name);
    if (function != null) {
      Map<String, Optional<Type>> types = new LinkedHashMap<>();
      function.forEach(parameter -> types.put(parameter, Optional.empty()));
      return new Signature(name, types, false);
    }
    Primitive primitive = Primitives.byName().get(name);
    if (primitive == null) {
      return null;
    }
    Map<String, Optional<Type>> types = new LinkedHashMap<>();
    primitive.parameters().forEach(p -> types.put(p.name(), Optional.of(p.type())));
    return new Signature(name, types, false);
  }

  private static @Nullable Signature of(Declaration.Module module, FileScope home, int depth) {
    if (module.alias() == null) {
      Map<String, Optional<Type>> types = new LinkedHashMap<>();
      for (Parameter parameter : module.parameters()) {
        Optional<Type> type = Types.of(parameter.type());
        types.put(
            parameter.name().text(), parameter.variadic() ? type.map(Type.ListOf::new) : type);
      }
      boolean variadic = !module.parameters().isEmpty() && module.parameters().get(0).variadic();
      return new Signature(module.name().text(), types, variadic);
    }
    String target =
        module.alias() instanceof Expression.Call call
            ? call.callee().text()
            : module.alias() instanceof Expression.Name name ? name.path().text() : "";
    FileScope.Symbol symbol = home.find(target);
    if (depth > 16
        || symbol == null
        || !(symbol.declaration() instanceof Declaration.Module next)) {
      return null;
    }
    Signature inner = of(next, symbol.home(), depth + 1);
    return inner == null ? null : inner.without(module.alias(), module.name().text());
  }

  /** The same without the parameters that an alias binds. */
  private Signature without(Expression alias, String as) {
    Map<String, Optional<Type>> left = new LinkedHashMap<>(types);
    if (alias instanceof Expression.Call call) {
      List<String> order = new ArrayList<>(types.keySet());
      for (int i = 0; i < call.arguments().size(); i++) {
        var name = call.arguments().get(i).name();
        if (name != null) {
          left.remove(name.text());
        } else if (i < order.size()) {
          left.remove(order.get(i));
        }
      }
    }
    return new Signature(as, left, false);
  }
}
