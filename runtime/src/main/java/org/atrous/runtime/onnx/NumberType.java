package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.DataType;

/** The types of numbers that an export has. */
enum NumberType {
  FLOAT32(DataType.DT_FLOAT, TensorProto.DataType.FLOAT, 4),
  INT32(DataType.DT_INT32, TensorProto.DataType.INT32, 4),
  INT64(DataType.DT_INT64, TensorProto.DataType.INT64, 8),
  UINT8(DataType.DT_UINT8, TensorProto.DataType.UINT8, 1),
  BOOL(DataType.DT_BOOL, TensorProto.DataType.BOOL, 1);

  private final DataType tensorflow;
  private final TensorProto.DataType onnx;
  private final int bytes;

  NumberType(DataType tensorflow, TensorProto.DataType onnx, int bytes) {
    this.tensorflow = tensorflow;
    this.onnx = onnx;
    this.bytes = bytes;
  }

  /** TensorFlow's type, or null if it is none of these. */
  static @Nullable NumberType of(DataType type) {
    for (NumberType known : values()) {
      if (known.tensorflow == type) {
        return known;
      }
    }
    return null;
  }

  /** ONNX' number of the type. */
  int code() {
    return onnx.getNumber();
  }

  /** Size of one number. */
  int bytes() {
    return bytes;
  }
}
