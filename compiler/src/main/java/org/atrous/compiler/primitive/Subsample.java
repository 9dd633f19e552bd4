package org.atrous.compiler.primitive;

import static java.util.Objects.requireNonNull;
import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Every stride-th position, as a pool with a window of one. */
record Subsample(Window window) implements Operation {

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
  public @Nullable Window window() {
    return window;
  }

  @Override
  public @Nullable String problem(List<Integer> inputChannels) {
    return null;
  }

  @Override
  public int channels(List<Integer> inputChannels) {
    return inputChannels.get(0);
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return requireNonNull(window).over(inputs.get(0));
  }

  @Override
  public boolean needsEqualSizes() {
    return false;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of();
  }

  @Override
  public long multiplyAdds(List<Integer> inputChannels, long area) {
    return 0;
  }

  @Override
  public Reach reach() {
    return Reach.WINDOW;
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
