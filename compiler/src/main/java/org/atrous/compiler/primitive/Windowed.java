package org.atrous.compiler.primitive;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** What layers answer alike that move a window over one feature. */
interface Windowed extends ShapeKeeping {
  @Override
  Window window();

  @Override
  default MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return requireNonNull(window).over(inputs.get(0));
  }
}
