package org.atrous.compiler.primitive;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** What layers answer alike that change values and keep the shape: no window, nothing to count. */
interface ShapeKeeping extends Operation {
  @Override
  default @Nullable Window window() {
    return null;
  }

  @Override
  default @Nullable String problem(List<Integer> inputChannels) {
    return null;
  }

  @Override
  default int channels(List<Integer> inputChannels) {
    return inputChannels.get(0);
  }

  @Override
  default MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return inputs.get(0);
  }

  @Override
  default boolean joins() {
    return false;
  }

  @Override
  default boolean fits(List<MapSize> inputs) {
    return true;
  }

  @Override
  default List<Variable> variables(List<Integer> inputChannels) {
    return List.of();
  }

  @Override
  default long multiplyAdds(List<Integer> inputChannels, long area) {
    return 0;
  }

  @Override
  default Reach reach() {
    return Reach.WINDOW;
  }

  @Override
  default boolean splitsItsInput() {
    return false;
  }
}
