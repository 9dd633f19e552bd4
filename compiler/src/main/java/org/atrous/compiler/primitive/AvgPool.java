package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.optional;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** Mean of the values in a window that lie inside the map. */
record AvgPool(Window window) implements Windowed {
  private static final Value.SizeValue NONE = new Value.SizeValue(0, 0);

  /** {@code avgpool(window, stride, padding)}, or {@code avgpool(bins: n)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "avgpool",
          List.of(
              optional("window", Type.Simple.WINDOW, NONE),
              Windows.STRIDE,
              Windows.padding("pool_padding"),
              optional("bins", Type.Simple.INT, new Value.IntValue(0))),
          AvgPool::layers);

  private static List<Operation> layers(Arguments arguments) {
    boolean byWindow = !NONE.equals(arguments.values().get("window"));
    boolean byBins = !new Value.IntValue(0).equals(arguments.values().get("bins"));
    if (byWindow && byBins) {
      throw new OutOfRangeException("bins", "left out where a `window` is given", "bins");
    }
    return List.of(
        byBins
            ? new BinPool(arguments.count("bins", Limits.WINDOW))
            : new AvgPool(Windows.of(arguments, "window", new Rate.Relative(1), true)));
  }

  @Override
  public String name() {
    return "avgpool";
  }

  @Override
  public String details() {
    return Windows.details(window);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public boolean splitsItsInput() {
    return true;
  }

  @Override
  public Call call() {
    return new Call("avgPool", false, List.of(new CallArgument.WindowArgument()));
  }
}
