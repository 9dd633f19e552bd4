package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Numbers that are known when a graph is translated.
 *
 * @param type of the numbers
 * @param shape lengths of the axes; none for a scalar
 * @param data little-endian, the last axis the fastest; never written to
 */
record ConstantTensor(NumberType type, List<Long> shape, ByteBuffer data) {
  ConstantTensor {
    shape = List.copyOf(shape);
  }

  static ConstantTensor ofLongs(long... values) {
    ByteBuffer data = allocate(values.length * Long.BYTES);
    data.asLongBuffer().put(values);
    return new ConstantTensor(NumberType.INT64, List.of((long) values.length), data);
  }

  static ConstantTensor ofLongs(List<Long> values) {
    return ofLongs(values.stream().mapToLong(Long::longValue).toArray());
  }

  static ConstantTensor scalar(float value) {
    ByteBuffer data = allocate(Float.BYTES);
    data.putFloat(0, value);
    return new ConstantTensor(NumberType.FLOAT32, List.of(), data);
  }

  static ConstantTensor scalar(int value) {
    ByteBuffer data = allocate(Integer.BYTES);
    data.putInt(0, value);
    return new ConstantTensor(NumberType.INT32, List.of(), data);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int rank() {
    return shape.size();
  }

  /** Number of numbers. */
  int size() {
    return data.capacity() / type.bytes();
  }

  /** All numbers, of an integer type. */
  List<Long> longs() {
    return switch (type) {
      case INT32 ->
          LongStream.range(0, size())
              .map(i -> data.getInt((int) i * Integer.BYTES))
              .boxed()
              .toList();
      case INT64 ->
          LongStream.range(0, size()).map(i -> data.getLong((int) i * Long.BYTES)).boxed().toList();
      case FLOAT32, UINT8, BOOL ->
          throw new IllegalStateException("%s where integers are expected".formatted(type));
    };
  }

  /** The first number, of type float. */
  float number() {
    return data.getFloat(0);
  }

  /** The same numbers in the same order with other axes. */
  ConstantTensor reshaped(List<Long> lengths) {
    return new ConstantTensor(type, lengths, data);
  }

  /**
   * The same numbers, of 32 bits, with their axes in another order.
   *
   * @param order for each axis of the result, which axis of this it is; at least one
   */
  ConstantTensor transposed(int... order) {
    int[] lengths = new int[order.length];
    int[] steps = new int[order.length];
    List<Long> turnedShape = new ArrayList<>();
    for (int axis = 0; axis < order.length; axis++) {
      turnedShape.add(shape.get(order[axis]));
      lengths[axis] = Math.toIntExact(shape.get(order[axis]));
      steps[axis] = step(order[axis]) * Integer.BYTES;
    }
    ByteBuffer turned = allocate(data.capacity());
    copy(lengths, steps, 0, 0, turned);
    return new ConstantTensor(type, turnedShape, turned.rewind());
  }

  /** How many numbers lie between neighbours along an axis. */
  private int step(int axis) {
    return Math.toIntExact(shape.subList(axis + 1, rank()).stream().reduce(1L, (a, b) -> a * b));
  }

  private void copy(int[] lengths, int[] steps, int axis, int from, ByteBuffer into) {
    boolean last = axis == lengths.length - 1;
    for (int i = 0; i < lengths[axis]; i++) {
      int position = from + i * steps[axis];
      if (last) {
        into.putInt(data.getInt(position));
      } else {
        copy(lengths, steps, axis + 1, position, into);
      }
    }
  }

  /** Tensors one after another along the first axis; their other axes are the same. */
  static ConstantTensor joined(List<ConstantTensor> parts) {
    ConstantTensor first = parts.get(0);
    ByteBuffer all = allocate(parts.stream().mapToInt(part -> part.data.capacity()).sum());
    long length = 0;
    for (ConstantTensor part : parts) {
      all.put(part.data.duplicate().rewind());
      length += part.shape.get(0);
    }
    List<Long> shape = new ArrayList<>(first.shape);
    shape.set(0, length);
    return new ConstantTensor(first.type, shape, all.rewind());
  }

  TensorProto proto(String name) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.code())
        .addAllDims(shape)
        .setRawData(UnsafeByteOperations.unsafeWrap(data.duplicate().rewind()))
        .build();
  }
}
