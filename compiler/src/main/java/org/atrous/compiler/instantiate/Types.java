package org.atrous.compiler.instantiate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.TypeReference;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** Types as written become types; values are fitted to them. */
public final class Types {
  private Types() {}

  /** The names of the types that a parameter may have. */
  public static List<String> names() {
    return Arrays.stream(Type.Simple.values()).map(Type::text).toList();
  }

  /** The type that is written, or empty if there is none of that name. */
  public static Optional<Type> of(TypeReference reference) {
    return reference.accept(
        new TypeReference.Visitor<>() {
          @Override
          public Optional<Type> visit(TypeReference.Named type) {
            return Arrays.stream(Type.Simple.values())
                .filter(simple -> simple.text().equals(type.name().text()))
                .map(Type.class::cast)
                .findFirst();
          }

          @Override
          public Optional<Type> visit(TypeReference.ListOf type) {
            return of(type.element()).map(Type.ListOf::new);
          }

          @Override
          public Optional<Type> visit(TypeReference.Enumeration type) {
            return Optional.of(
                new Type.Words(type.words().stream().map(Identifier::text).toList()));
          }
        });
  }

  /** The value as one of type {@code type}, or empty if it isn't one. */
  static Optional<Value> fit(Value value, Type type) {
    if (type instanceof Type.ListOf list) {
      return fitList(value, list);
    }
    if (type instanceof Type.Words words) {
      return value instanceof Value.WordValue word && words.words().contains(word.word())
          ? Optional.of(value)
          : Optional.empty();
    }
    boolean fits =
        switch ((Type.Simple) type) {
          // A rate may pass through an int parameter on its way to a layer's `rate`.
          case INT, RATE -> value instanceof Value.IntValue || value instanceof Value.RateValue;
          case FLOAT -> value instanceof Value.IntValue || value instanceof Value.FloatValue;
          case BOOL -> value instanceof Value.BoolValue;
          case STRING -> value instanceof Value.StringValue;
          case SIZE -> value instanceof Value.SizeValue;
          case WINDOW -> value instanceof Value.SizeValue || value instanceof Value.WindowValue;
          case BLOCK -> value instanceof Value.BlockValue;
          case FEATURE -> value instanceof Value.FeatureValue;
          case COMPONENT -> value instanceof Value.CallableValue callable && !callable.isBackbone();
          case BACKBONE -> value instanceof Value.CallableValue callable && callable.isBackbone();
        };
    if (!fits) {
      return Optional.empty();
    }
    if (type == Type.Simple.FLOAT && value instanceof Value.IntValue whole) {
      return Optional.of(new Value.FloatValue(whole.value()));
    }
    return Optional.of(value);
  }

  private static Optional<Value> fitList(Value value, Type.ListOf type) {
    if (!(value instanceof Value.ListValue list)) {
      return Optional.empty();
    }
    List<Optional<Value>> items =
        list.items().stream().map(item -> fit(item, type.element())).toList();
    return items.stream().allMatch(Optional::isPresent)
        ? Optional.of(new Value.ListValue(items.stream().map(Optional::get).toList()))
        : Optional.empty();
  }
}
