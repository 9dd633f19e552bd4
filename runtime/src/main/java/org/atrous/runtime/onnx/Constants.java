package org.atrous.runtime.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Reads TensorFlow's constants. */
final class Constants {
  private Constants() {}

  /**
   * The numbers of a {@code Const}. Many are a view of the graph's own bytes: weights are large.
   *
   * @throws OnnxException if they are of a type that exports don't have
   */
  static ConstantTensor read(SourceOp op) {
    TensorProto tensor = op.node().getAttrOrThrow("value").getTensor();
    @Nullable NumberType type = NumberType.of(tensor.getDtype());
    if (type == null) {
      throw OnnxException.precision(op.output(0), tensor.getDtype());
    }
    List<Long> shape =
        tensor.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    int bytes = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b)) * type.bytes();
    ByteString content = tensor.getTensorContent();
    ByteBuffer data =
        content.size() == bytes
            ? content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN)
            : listed(tensor, type, bytes);
    return new ConstantTensor(type, shape, data);
  }

  /** Few numbers stand in lists by type, which leave out repetitions of the last one. */
  private static ByteBuffer listed(TensorProto tensor, NumberType type, int bytes) {
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; data.hasRemaining(); i++) {
      switch (type) {
        case FLOAT32 -> data.putFloat(at(i, tensor.getFloatValList(), 0f));
        case INT32 -> data.putInt(at(i, tensor.getIntValList(), 0));
        case INT64 -> data.putLong(at(i, tensor.getInt64ValList(), 0L));
        case UINT8 -> data.put(at(i, tensor.getIntValList(), 0).byteValue());
        case BOOL -> data.put((byte) (at(i, tensor.getBoolValList(), false) ? 1 : 0));
      }
    }
    return data.rewind();
  }

  private static <T> T at(int index, List<T> values, T otherwise) {
    return values.isEmpty() ? otherwise : values.get(Math.min(index, values.size() - 1));
  }
}
