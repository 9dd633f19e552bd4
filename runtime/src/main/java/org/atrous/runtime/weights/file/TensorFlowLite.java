package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.FileBytes;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Range;

/**
 * A model of TensorFlow Lite: the constants of its graphs. The numbers of fields are those of
 * TensorFlow's {@code schema.fbs}, version 3.
 */
final class TensorFlowLite implements WeightFormat {
  private static final String MAGIC = "TFL3";
  private static final int MAGIC_POSITION = 4;

  private static final int MODEL_GRAPHS = 2;
  private static final int MODEL_BUFFERS = 4;
  private static final int GRAPH_TENSORS = 0;
  private static final int TENSOR_SHAPE = 0;
  private static final int TENSOR_TYPE = 1;
  private static final int TENSOR_BUFFER = 2;
  private static final int TENSOR_NAME = 3;
  private static final int TENSOR_QUANTISATION = 4;
  private static final int TENSOR_SPARSITY = 6;
  private static final int BUFFER_DATA = 0;
  private static final int BUFFER_OFFSET = 1;
  private static final int BUFFER_SIZE = 2;
  private static final int SCALES = 2;
  private static final int ZERO_POINTS = 3;
  private static final int QUANTISED_AXIS = 6;

  private static final int MOST_TENSORS = 1_000_000;

  private static final Map<Integer, ElementType> TYPES =
      Map.ofEntries(
          Map.entry(0, ElementType.FLOAT32),
          Map.entry(1, ElementType.FLOAT16),
          Map.entry(2, ElementType.INT32),
          Map.entry(3, ElementType.UINT8),
          Map.entry(4, ElementType.INT64),
          Map.entry(6, ElementType.BOOL),
          Map.entry(7, ElementType.INT16),
          Map.entry(9, ElementType.INT8),
          Map.entry(10, ElementType.FLOAT64),
          Map.entry(15, ElementType.UINT32),
          Map.entry(16, ElementType.UINT16));

  @Override
  public String label() {
    return "TensorFlow Lite";
  }

  @Override
  public boolean recognises(Head head) {
    return head.has(MAGIC_POSITION, MAGIC);
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      return IndexedWeightFile.of(
          file, label(), Optional.of(LayoutConvention.TENSORFLOW_LITE), index(bytes), bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static TensorIndex index(ByteSource bytes) throws IOException {
    FlatTable model = FlatTable.root(bytes);
    List<FlatTable> buffers = model.tables(MODEL_BUFFERS);
    TensorIndex tensors = new TensorIndex();
    int count = 0;
    for (FlatTable graph : model.tables(MODEL_GRAPHS)) {
      for (FlatTable tensor : graph.tables(GRAPH_TENSORS)) {
        if (++count > MOST_TENSORS) {
          throw new MalformedException("it has more than %d tensors".formatted(MOST_TENSORS));
        }
        Range values = values(tensor, buffers);
        if (values.size() > 0) {
          String name = tensor.text(TENSOR_NAME);
          // Names are for people in this format, and needn't be unique.
          String unique = tensors.has(name) ? "%s#%d".formatted(name, count - 1) : name;
          tensors.add(unique, () -> constant(tensor, values));
        }
      }
    }
    return tensors;
  }

  /** Where the values are: in their buffer, or behind the model, as in files above 2 GB. */
  private static Range values(FlatTable tensor, List<FlatTable> buffers) throws IOException {
    int index = tensor.intAt(TENSOR_BUFFER);
    if (index < 0 || index >= buffers.size()) {
      throw new MalformedException("it has no buffer %d".formatted(index));
    }
    FlatTable buffer = buffers.get(index);
    return buffer.longAt(BUFFER_OFFSET) > 1
        ? Range.of(tensor.bytes(), buffer.longAt(BUFFER_OFFSET), buffer.longAt(BUFFER_SIZE))
        : buffer.vector(BUFFER_DATA, 1);
  }

  private static StoredTensor constant(FlatTable tensor, Range values) throws IOException {
    List<Long> shape = new ArrayList<>();
    ByteBuffer sizes = tensor.content(TENSOR_SHAPE, Integer.BYTES);
    while (sizes.hasRemaining()) {
      shape.add((long) sizes.getInt());
    }
    ElementType type = TYPES.get(tensor.byteAt(TENSOR_TYPE));
    if (type == null || tensor.has(TENSOR_SPARSITY)) {
      return UnreadableTensor.of(
          shape, type == null ? "type " + tensor.byteAt(TENSOR_TYPE) : "sparse " + type.label());
    }
    StoredArray stored = StoredArray.of(values, 0, type, shape);
    Optional<FlatTable> quantisation = tensor.table(TENSOR_QUANTISATION);
    return quantisation.isEmpty() ? stored : dequantised(stored, quantisation.get());
  }

  private static StoredTensor dequantised(StoredArray stored, FlatTable quantisation)
      throws IOException {
    ByteBuffer scaleBytes = quantisation.content(SCALES, Float.BYTES);
    ByteBuffer zeroBytes = quantisation.content(ZERO_POINTS, Long.BYTES);
    if (!scaleBytes.hasRemaining()) {
      return stored;
    }
    float[] scales = new float[scaleBytes.remaining() / Float.BYTES];
    scaleBytes.asFloatBuffer().get(scales);
    long[] zeroPoints = new long[zeroBytes.remaining() / Long.BYTES];
    zeroBytes.asLongBuffer().get(zeroPoints);
    return QuantisedTensor.of(stored, scales, zeroPoints, quantisation.intAt(QUANTISED_AXIS));
  }
}
