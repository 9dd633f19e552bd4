package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** Mean over height and width, kept as a 1x1 map. */
record GlobalPool() implements ShapeKeeping {
  static final Primitive PRIMITIVE =
      new Primitive("global_pool", List.of(), arguments -> List.of(new GlobalPool()));

  @Override
  public String name() {
    return "global_pool";
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return MapSize.of(1, 1);
  }

  @Override
  public Reach reach() {
    return Reach.MAP;
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call("globalPool", false, List.of());
  }
}
