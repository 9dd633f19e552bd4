package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.byDialect;
import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Bilinear resize to the size of another feature, its second input. */
record ResizeLike(boolean aligned) implements Operation {

  /** {@code resize(like, corners)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "resize",
          List.of(
              required("like", Type.Simple.FEATURE),
              byDialect("sampling", new Type.Words(List.of("aligned", "half_pixel")), "resize")),
          arguments -> List.of(new ResizeLike(arguments.word("sampling").equals("aligned"))));

  @Override
  public String name() {
    return "resize";
  }

  @Override
  public String details() {
    return aligned ? "aligned" : "half pixel";
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
    return inputs.get(1);
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
    return Reach.NEIGHBOURS;
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call(
        "resizeLike",
        false,
        List.of(
            new CallArgument.EnumConstant("Interpolation", aligned ? "ALIGNED" : "HALF_PIXEL")));
  }
}
