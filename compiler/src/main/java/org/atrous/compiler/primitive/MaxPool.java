package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;

/** Largest value in a window. */
record MaxPool(Window window) implements Windowed {

  /** {@code maxpool(window, stride, padding)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "maxpool",
          List.of(
              required("window", Type.Simple.WINDOW),
              Windows.STRIDE,
              Windows.padding("pool_padding")),
          arguments ->
              List.of(new MaxPool(Windows.of(arguments, "window", new Rate.Relative(1), true))));

  @Override
  public String name() {
    return "maxpool";
  }

  @Override
  public String details() {
    return Windows.details(window);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS, Kept.OUTPUT);
  }

  @Override
  public boolean splitsItsInput() {
    return true;
  }

  @Override
  public Call call() {
    return new Call("maxPool", false, List.of(new CallArgument.WindowArgument()));
  }
}
