package org.atrous.runtime.weights.file;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;

/** A data set of an HDF5 file. */
record Hdf5Tensor(Dataset dataset, List<Long> shape, String type) implements StoredTensor {
  /** How much larger than its file a compressed data set may be, but for small ones. */
  private static final long RATIO = 100;

  private static final long UNSUSPICIOUS = 16L << 20;

  Hdf5Tensor {
    shape = List.copyOf(shape);
  }

  static boolean isNumbers(Dataset dataset) throws MalformedException {
    DataType type = Hdf5Library.call(dataset::getDataType);
    return type instanceof FloatingPoint || type instanceof FixedPoint;
  }

  /**
   * A data set of numbers.
   *
   * @param fileSize in bytes, which limits what the values can be
   */
  static Hdf5Tensor of(Dataset dataset, long fileSize) throws MalformedException {
    List<Long> shape = new ArrayList<>();
    for (long size : Hdf5Library.call(dataset::getDimensionsAsLong)) {
      shape.add(size);
    }
    DataType type = Hdf5Library.call(dataset::getDataType);
    long bytes = (long) Shapes.count(shape) * type.getSize();
    if (bytes > UNSUSPICIOUS && bytes / RATIO > fileSize) {
      throw new MalformedException(
          "its shape %s is absurdly large for the file".formatted(Shapes.text(shape)));
    }
    return new Hdf5Tensor(dataset, shape, label(type));
  }

  private static String label(DataType type) {
    int bits = type.getSize() * Byte.SIZE;
    if (type instanceof FixedPoint integer) {
      return (integer.isSigned() ? "int" : "uint") + bits;
    }
    return "float" + bits;
  }

  @Override
  public float[] read() throws MalformedException {
    float[] values = floats(Hdf5Library.call(dataset::getDataFlat));
    if (values.length != Shapes.count(shape)) {
      throw new MalformedException("it has %d values".formatted(values.length));
    }
    return values;
  }

  /** The library answers with an array of the type as it is stored, or with a single number. */
  private static float[] floats(Object data) throws MalformedException {
    if (data instanceof float[] floats) {
      return floats;
    }
    if (data instanceof Number number) {
      return new float[] {number.floatValue()};
    }
    if (!data.getClass().isArray()) {
      throw new MalformedException("it holds %s".formatted(data.getClass().getSimpleName()));
    }
    float[] values = new float[Array.getLength(data)];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((Number) Array.get(data, i)).floatValue();
    }
    return values;
  }
}
