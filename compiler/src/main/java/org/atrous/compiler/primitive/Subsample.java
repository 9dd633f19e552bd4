package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;

/** Every stride-th position, as a pool with a window of one. */
record Subsample(Window window) implements Windowed {

  /** {@code subsample(stride)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "subsample",
          List.of(required("stride", Type.Simple.INT)),
          arguments -> layers(arguments.count("stride", Limits.STRIDE)));

  private static List<Operation> layers(int stride) {
    // Every single position is the feature itself.
    return stride == 1
        ? List.of()
        : List.of(
            new Subsample(new Window(1, 1, stride, new Rate.Relative(1), Border.SYMMETRIC, true)));
  }

  @Override
  public String name() {
    return "subsample";
  }

  @Override
  public String details() {
    return "stride " + window.stride();
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call("subsample", false, List.of(new CallArgument.Count("stride", window.stride())));
  }
}
