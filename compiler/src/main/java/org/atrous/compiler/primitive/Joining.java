package org.atrous.compiler.primitive;

import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.geometry.MapSize;
import org.jspecify.annotations.Nullable;

/** What layers answer alike that make one feature of several of the same size. */
interface Joining extends ShapeKeeping {
  @Override
  default boolean joins() {
    return true;
  }

  @Override
  default boolean fits(List<MapSize> inputs) {
    return inputs.stream().distinct().count() == 1;
  }

  /** Why features can't be combined value by value, or null. */
  static @Nullable String unequalChannels(String verb, List<Integer> inputChannels) {
    return inputChannels.stream().distinct().count() == 1
        ? null
        : "can't %s features of %s channels"
            .formatted(
                verb,
                inputChannels.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
  }
}
