package org.atrous.runtime.weights;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a network, and what an import has to know of it.
 *
 * @param name path of segments with slashes
 * @param shape sizes
 * @param role what it is for
 * @param auxiliary whether an auxiliary head has it, which training alone needs
 * @param blocks of the channels that it treats one by one, or takes as inputs
 * @param before the convolution directly before its layer, or null
 * @param epsilon of its batch norm, or null where it belongs to none
 */
record NetworkVariable(
    String name,
    List<Long> shape,
    Role role,
    boolean auxiliary,
    List<ChannelBlock> blocks,
    @Nullable String before,
    @Nullable Double epsilon) {
  NetworkVariable {
    shape = List.copyOf(shape);
    blocks = List.copyOf(blocks);
  }

  /** The layer's path. */
  String layer() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  /** The first segment of its name: {@code backbone}, or a head. */
  String part() {
    return name.substring(0, name.indexOf('/'));
  }

  /** What a mapping calls its role. */
  String roleName() {
    return switch (role) {
      case WEIGHTS -> "weights";
      case DEPTHWISE_WEIGHTS -> "depthwise";
      case BIASES -> "biases";
      case GAMMA, LAYER_GAMMA -> "gamma";
      case BETA, LAYER_BETA -> "beta";
      case MOVING_MEAN -> "moving_mean";
      case MOVING_VARIANCE -> "moving_variance";
      case SCALE -> "scale";
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM ->
          throw new IllegalStateException("`%s` is no variable of a network".formatted(name));
    };
  }

  /** The order of its axes as letters; empty where there is one only. */
  String axes() {
    return switch (role) {
      case WEIGHTS -> "hwio";
      case DEPTHWISE_WEIGHTS -> "hwcm";
      default -> "";
    };
  }
}
