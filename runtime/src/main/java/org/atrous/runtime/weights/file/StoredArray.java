package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Numbers of one type at regular distances, which were checked to lie inside their source. */
final class StoredArray implements StoredTensor {
  private static final int CHUNK = 1 << 26;

  private final ByteSource source;
  private final long offset;
  private final ElementType type;
  private final ByteOrder order;
  private final List<Long> shape;
  private final long[] strides;
  private final int count;

  private StoredArray(
      ByteSource source,
      long offset,
      ElementType type,
      ByteOrder order,
      List<Long> shape,
      long[] strides)
      throws MalformedException {
    this.source = source;
    this.offset = offset;
    this.type = type;
    this.order = order;
    this.shape = List.copyOf(shape);
    this.strides = strides;
    this.count = Shapes.count(shape);
    source.requireRange(offset, span() * type.bytes());
  }

  /** Little-endian numbers, one after another in row-major order. */
  static StoredArray of(ByteSource source, long offset, ElementType type, List<Long> shape)
      throws MalformedException {
    return of(source, offset, type, ByteOrder.LITTLE_ENDIAN, shape, rowMajor(shape));
  }

  /**
   * Numbers at distances.
   *
   * @param offset of the first, in bytes
   * @param strides of the axes, in values, none negative
   */
  static StoredArray of(
      ByteSource source,
      long offset,
      ElementType type,
      ByteOrder order,
      List<Long> shape,
      long[] strides)
      throws MalformedException {
    return new StoredArray(source, offset, type, order, shape, strides);
  }

  private static long[] rowMajor(List<Long> shape) throws MalformedException {
    Shapes.count(shape);
    return Shapes.rowMajor(shape);
  }

  /** Number of values from the first to the last, those between that aren't ours included. */
  private long span() throws MalformedException {
    if (count == 0) {
      return 0;
    }
    long last = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      long size = shape.get(axis);
      if (strides[axis] < 0 || strides[axis] > Integer.MAX_VALUE) {
        throw new MalformedException("its strides are %s".formatted(Arrays.toString(strides)));
      }
      last += (size - 1) * strides[axis];
    }
    if (last >= Integer.MAX_VALUE - 8L) {
      throw new MalformedException("its values lie absurdly far apart");
    }
    if (last + 1 < count) {
      throw new MalformedException(
          "%d values of shape %s overlap in room for %d"
              .formatted(count, Shapes.text(shape), last + 1));
    }
    return last + 1;
  }

  @Override
  public List<Long> shape() {
    return shape;
  }

  @Override
  public String type() {
    return type.label();
  }

  @Override
  public float[] read() throws IOException {
    float[] stored = inOrder((int) span());
    return isRowMajor() ? stored : gathered(stored);
  }

  private float[] inOrder(int values) throws IOException {
    float[] read = new float[values];
    int most = CHUNK / type.bytes();
    for (int from = 0; from < values; from += most) {
      int some = Math.min(most, values - from);
      ByteBuffer bytes = source.read(offset + (long) from * type.bytes(), some * type.bytes());
      type.decode(bytes.order(order), read, from, some);
    }
    return read;
  }

  /** Axes of size 1 may have any stride. */
  private boolean isRowMajor() {
    long[] expected = Shapes.rowMajor(shape);
    for (int axis = 0; axis < strides.length; axis++) {
      if (shape.get(axis) != 1 && strides[axis] != expected[axis]) {
        return count == 0;
      }
    }
    return true;
  }

  private float[] gathered(float[] stored) {
    float[] values = new float[count];
    long[] index = new long[strides.length];
    int at = 0;
    for (int i = 0; i < count; i++) {
      values[i] = stored[at];
      for (int axis = strides.length - 1; axis >= 0; axis--) {
        at += (int) strides[axis];
        if (++index[axis] < shape.get(axis)) {
          break;
        }
        at -= (int) (strides[axis] * index[axis]);
        index[axis] = 0;
      }
    }
    return values;
  }
}
