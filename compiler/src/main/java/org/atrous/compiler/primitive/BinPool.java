package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/**
 * Means over a grid of bins that cover the whole map (Zhao et al. 2017, "Pyramid Scene Parsing
 * Network"): bin i reaches from {@code floor(i H / bins)} to {@code ceil((i + 1) H / bins)}.
 *
 * @param bins along each side
 */
record BinPool(int bins) implements ShapeKeeping {

  @Override
  public String name() {
    return "avgpool";
  }

  @Override
  public String details() {
    return bins + "x" + bins + " bins";
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return MapSize.of(bins, bins);
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
    return new Call("binPool", false, List.of(new CallArgument.Count("bins", bins)));
  }
}
