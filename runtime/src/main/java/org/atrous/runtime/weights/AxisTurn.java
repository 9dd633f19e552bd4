package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a tensor's values into a variable: axes in another order, and the channels of one axis
 * in another order.
 */
final class AxisTurn {
  private final List<Long> source;
  private final List<Long> shape;
  private final List<Integer> strides;
  private final int axis;
  private final int @Nullable [] order;

  /**
   * @param source shape of the tensor
   * @param shape of the variable
   * @param strides of the source along each of the variable's axes
   * @param axis whose positions are in another order
   * @param order source position of each position along that axis; null where it is the same
   */
  private AxisTurn(
      List<Long> source,
      List<Long> shape,
      List<Integer> strides,
      int axis,
      int @Nullable [] order) {
    this.source = List.copyOf(source);
    this.shape = List.copyOf(shape);
    this.strides = List.copyOf(strides);
    this.axis = axis;
    this.order = order;
  }

  /**
   * How a tensor's axes become a variable's.
   *
   * @param source shape of the tensor
   * @param layout its axes; empty where it has those of the variable
   * @param variable with its shape and axes
   * @return empty if the shapes don't fit
   */
  static Optional<AxisTurn> of(List<Long> source, String layout, NetworkVariable variable) {
    List<Long> target = variable.shape();
    String axes = variable.axes();
    if (axes.isEmpty()) {
      return Optional.ofNullable(source.equals(target) ? straight(target) : null);
    }
    // A dense layer is a convolution of one position, and has no axes for it.
    String found = source.size() == 2 ? layout.replace("h", "").replace("w", "") : layout;
    if (found.length() != source.size()) {
      return Optional.empty();
    }
    List<Integer> strides = new ArrayList<>();
    for (int i = 0; i < axes.length(); i++) {
      int place = found.indexOf(axes.charAt(i));
      long size = place < 0 ? 1 : source.get(place);
      if (size != target.get(i)) {
        return Optional.empty();
      }
      strides.add(place < 0 ? 0 : stride(source, place));
    }
    return Optional.of(new AxisTurn(source, target, strides, 0, null));
  }

  /**
   * How a variable's axes become those of a tensor that takes its values.
   *
   * @param rank number of the tensor's axes
   * @param layout its axes; empty where it has those of the variable
   * @param variable with its shape and axes
   * @return empty if the axes don't fit
   */
  static Optional<AxisTurn> to(int rank, String layout, NetworkVariable variable) {
    String axes = variable.axes();
    if (axes.isEmpty()) {
      return Optional.ofNullable(rank == 1 ? straight(variable.shape()) : null);
    }
    String wanted = rank == 2 ? layout.replace("h", "").replace("w", "") : layout;
    List<Long> source = new ArrayList<>();
    for (int i = 0; i < wanted.length(); i++) {
      int place = axes.indexOf(wanted.charAt(i));
      if (place < 0) {
        return Optional.empty();
      }
      source.add(variable.shape().get(place));
    }
    return of(source, layout, variable);
  }

  private static AxisTurn straight(List<Long> shape) {
    List<Integer> strides = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      strides.add(stride(shape, i));
    }
    return new AxisTurn(shape, shape, strides, 0, null);
  }

  private static int stride(List<Long> shape, int axis) {
    return Math.toIntExact(
        shape.subList(axis + 1, shape.size()).stream().reduce(1L, Math::multiplyExact));
  }

  /** The same with the channels of an axis in another order. */
  AxisTurn ordered(int channels, int[] sourcePositions) {
    return new AxisTurn(source, shape, strides, channels, sourcePositions.clone());
  }

  /**
   * The same with a variable's channels in another order.
   *
   * @param sourcePositions of each channel that comes in, or that is treated by itself; null where
   *     they are the same
   */
  AxisTurn in(int @Nullable [] sourcePositions, NetworkVariable variable) {
    return sourcePositions == null
        ? this
        : ordered(variable.axes().isEmpty() ? 0 : 2, sourcePositions);
  }

  /** The tensor's shape. */
  List<Long> source() {
    return source;
  }

  /** Whether anything but the axes changes place. */
  boolean reorders() {
    return order != null;
  }

  /** The values in the variable's order. */
  float[] apply(float[] tensor) {
    float[] values = new float[count()];
    int[] rows = rows();
    int[] columns = places(shape.size() - 1);
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        values[at++] = tensor[row + column];
      }
    }
    return values;
  }

  /** A variable's values in the tensor's order. */
  float[] invert(float[] values) {
    float[] tensor = new float[count()];
    int[] rows = rows();
    int[] columns = places(shape.size() - 1);
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        tensor[row + column] = values[at++];
      }
    }
    return tensor;
  }

  private int count() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }

  /** Where the rows of the variable's last axis begin in the tensor. */
  private int[] rows() {
    int[] rows = {0};
    for (int a = 0; a < shape.size() - 1; a++) {
      int[] places = places(a);
      int[] longer = new int[rows.length * places.length];
      for (int i = 0; i < longer.length; i++) {
        longer[i] = rows[i / places.length] + places[i % places.length];
      }
      rows = longer;
    }
    return rows;
  }

  /** How far along an axis of the variable its positions lie in the tensor. */
  private int[] places(int along) {
    int[] places = new int[Math.toIntExact(shape.get(along))];
    for (int i = 0; i < places.length; i++) {
      places[i] = (order != null && along == axis ? order[i] : i) * strides.get(along);
    }
    return places;
  }
}
