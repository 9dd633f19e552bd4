package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.value.Type;

/** Sets a share of the values to zero in training. */
record Dropout(double rate) implements ShapeKeeping {

  /** {@code dropout(rate)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "dropout",
          List.of(required("rate", Type.Simple.FLOAT)),
          arguments ->
              arguments.share("rate") == 0
                  ? List.of()
                  : List.of(new Dropout(arguments.share("rate"))));

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public String details() {
    return Double.toString(rate);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.MASK);
  }

  @Override
  public Call call() {
    return new Call("dropout", true, List.of(new CallArgument.Decimal(rate)));
  }
}
