package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Sets a share of the values to zero in training. */
record Dropout(double rate) implements Operation {

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
  public @Nullable Window window() {
    return null;
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
    return inputs.get(0);
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
    return Set.of(Kept.MASK);
  }

  @Override
  public Call call() {
    return new Call("dropout", true, List.of(new CallArgument.Decimal(rate)));
  }
}
