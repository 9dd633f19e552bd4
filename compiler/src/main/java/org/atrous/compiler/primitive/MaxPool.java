package org.atrous.compiler.primitive;

import static java.util.Objects.requireNonNull;
import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Largest value in a window. */
record MaxPool(Window window) implements Operation {

  /** {@code maxpool(window, stride, padding)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "maxpool",
          List.of(
              required("window", Type.Simple.SIZE),
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
    return Set.of(Kept.INPUTS, Kept.OUTPUT);
  }

  @Override
  public Call call() {
    return new Call("maxPool", false, List.of(new CallArgument.WindowArgument()));
  }
}
