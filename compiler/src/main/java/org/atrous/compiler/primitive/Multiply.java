package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Product of two features; a 1x1 map weighs the channels of the other one, everywhere alike. */
record Multiply() implements Joining {
  private static final MapSize SINGLE = MapSize.of(1, 1);

  /** {@code multiply(other)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "multiply",
          List.of(required("other", Type.Simple.FEATURE)),
          arguments -> List.of(new Multiply()));

  @Override
  public String name() {
    return "multiply";
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public @Nullable String problem(List<Integer> inputChannels) {
    return Joining.unequalChannels("multiply", inputChannels);
  }

  @Override
  public boolean fits(List<MapSize> inputs) {
    return Joining.super.fits(inputs) || inputs.contains(SINGLE);
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return inputs.get(0).equals(SINGLE) ? inputs.get(1) : inputs.get(0);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public Call call() {
    return new Call("multiply", false, List.of());
  }
}
