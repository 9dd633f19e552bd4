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
record ResizeLike(boolean aligned) implements ShapeKeeping {

  /** {@code resize(like, sampling)}. */
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
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return inputs.get(1);
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
