package org.atrous.runtime.onnx;

import org.atrous.runtime.BadInputException;
import org.tensorflow.proto.DataType;

/** A graph that can't be told in ONNX. */
public final class OnnxException extends BadInputException {
  private static final long serialVersionUID = 1L;

  private static final String ELSEWHERE = "export it as a SavedModel, which holds any graph";

  private OnnxException(String what, String help) {
    super(what, help);
  }

  /** An op that has no translation at all. */
  static OnnxException noTranslation(SourceOp op) {
    return new OnnxException(
        "`%s` is made of TensorFlow's op `%s`, which has no translation to ONNX"
            .formatted(op.name(), op.type()),
        ELSEWHERE);
  }

  /** An op that has a translation, but not in this form. */
  static OnnxException unsupported(SourceOp op, String form) {
    return new OnnxException(
        "`%s`, TensorFlow's op `%s`, can't be translated to ONNX %s"
            .formatted(op.name(), op.type(), form),
        ELSEWHERE);
  }

  /** Numbers other than those of an export in 32 bits. */
  static OnnxException precision(TensorName tensor, DataType type) {
    return new OnnxException(
        "`%s` has numbers of type `%s`, which ONNX exports don't take"
            .formatted(tensor.op(), type.name()),
        "export with 32 bit numbers, `precision float32`");
  }

  /** A graph whose variables have not become constants. */
  static OnnxException notFrozen(SourceOp op) {
    return new OnnxException(
        "`%s` is a variable: the graph isn't frozen".formatted(op.name()),
        "freeze the graph first: ONNX has constants only");
  }
}
