package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Sum of features of one shape. */
record Add() implements Joining {

  /** {@code add(other)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "add", List.of(required("other", Type.Simple.FEATURE)), arguments -> List.of(new Add()));

  @Override
  public String name() {
    return "add";
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public @Nullable String problem(List<Integer> inputChannels) {
    return Joining.unequalChannels("add", inputChannels);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call("add", false, List.of());
  }
}
