package org.atrous.runtime.weights.file;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderGetTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderGetVariable;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderGetVariableDataType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderGetVariableNumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderGetVariableShape;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CheckpointReaderSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteCheckpointReader;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewCheckpointReader;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorByteSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_UNIMPLEMENTED;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_CheckpointReader;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;

/** TensorFlow's reader of its checkpoints, one call at a time. */
final class NativeCheckpoint implements Closeable {
  static final String TEXT = "text";

  private static final int TEXT_CODE = 7;

  /** By the numbers of TensorFlow's {@code types.proto}. */
  private static final Map<Integer, ElementType> TYPES =
      Map.ofEntries(
          Map.entry(1, ElementType.FLOAT32),
          Map.entry(2, ElementType.FLOAT64),
          Map.entry(3, ElementType.INT32),
          Map.entry(4, ElementType.UINT8),
          Map.entry(5, ElementType.INT16),
          Map.entry(6, ElementType.INT8),
          Map.entry(9, ElementType.INT64),
          Map.entry(10, ElementType.BOOL),
          Map.entry(14, ElementType.BFLOAT16),
          Map.entry(17, ElementType.UINT16),
          Map.entry(19, ElementType.FLOAT16),
          Map.entry(22, ElementType.UINT32));

  private final Path prefix;
  private final TF_CheckpointReader reader;
  private boolean open = true;

  private NativeCheckpoint(Path prefix, TF_CheckpointReader reader) {
    this.prefix = prefix;
    this.reader = reader;
  }

  /**
   * Opens a checkpoint of either version.
   *
   * @throws MalformedException if TensorFlow can't read it
   */
  static NativeCheckpoint open(Path prefix) throws MalformedException {
    try (TF_Status status = TF_Status.newStatus()) {
      TF_CheckpointReader reader = TF_NewCheckpointReader(prefix.toString(), status);
      requireRead(status);
      return new NativeCheckpoint(prefix, reader);
    }
  }

  /** What is wrong, in TensorFlow's words. */
  private static void requireRead(TF_Status status) throws MalformedException {
    if (TF_GetCode(status) != TF_OK) {
      throw new MalformedException(TF_Message(status).getString().lines().findFirst().orElse(""));
    }
  }

  /** Names of all variables. */
  synchronized List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < TF_CheckpointReaderSize(reader); i++) {
      names.add(TF_CheckpointReaderGetVariable(reader, i).getString());
    }
    return names;
  }

  /** A variable that is there. */
  synchronized StoredTensor tensor(String name) throws MalformedException {
    int code = TF_CheckpointReaderGetVariableDataType(reader, name);
    if (code == TEXT_CODE) {
      return UnreadableTensor.of(List.of(), TEXT);
    }
    List<Long> shape = shape(name);
    ElementType type = TYPES.get(code);
    if (type == null) {
      return UnreadableTensor.of(shape, "type " + code);
    }
    Shapes.count(shape);
    return new Variable(name, shape, type);
  }

  private List<Long> shape(String name) throws MalformedException {
    long[] sizes = new long[Math.max(0, TF_CheckpointReaderGetVariableNumDims(reader, name))];
    if (sizes.length > 0) {
      try (TF_Status status = TF_Status.newStatus()) {
        TF_CheckpointReaderGetVariableShape(reader, name, sizes, sizes.length, status);
        requireRead(status);
      }
    }
    return Arrays.stream(sizes).boxed().toList();
  }

  private synchronized float[] read(Variable variable) throws IOException {
    if (!open) {
      throw new IOException("the checkpoint is closed");
    }
    try (TF_Status status = TF_Status.newStatus()) {
      TF_Tensor tensor = TF_CheckpointReaderGetTensor(reader, variable.name(), status);
      if (TF_GetCode(status) == TF_UNIMPLEMENTED && variable.element() == ElementType.FLOAT16) {
        return RestoredVariable.read(prefix, variable.name(), Shapes.count(variable.shape()));
      }
      requireRead(status);
      try {
        return values(tensor, variable);
      } finally {
        TF_DeleteTensor(tensor);
      }
    }
  }

  private static float[] values(TF_Tensor tensor, Variable variable) throws MalformedException {
    float[] values = new float[Shapes.count(variable.shape())];
    long size = TF_TensorByteSize(tensor);
    if (size != (long) values.length * variable.element().bytes()) {
      throw new MalformedException("it has %d bytes".formatted(size));
    }
    if (values.length > 0) {
      ByteBuffer bytes = new BytePointer(TF_TensorData(tensor)).capacity(size).asByteBuffer();
      variable.element().decode(bytes.order(ByteOrder.nativeOrder()), values, 0, values.length);
    }
    return values;
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      TF_DeleteCheckpointReader(reader);
    }
  }

  private final class Variable implements StoredTensor {
    private final String name;
    private final List<Long> shape;
    private final ElementType element;

    Variable(String name, List<Long> shape, ElementType element) {
      this.name = name;
      this.shape = shape;
      this.element = element;
    }

    String name() {
      return name;
    }

    ElementType element() {
      return element;
    }

    @Override
    public List<Long> shape() {
      return shape;
    }

    @Override
    public String type() {
      return element.label();
    }

    @Override
    public float[] read() throws IOException {
      return NativeCheckpoint.this.read(this);
    }
  }
}
