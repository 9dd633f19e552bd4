package org.atrous.runtime.onnx;

/** Tells one of TensorFlow's ops in ONNX. */
@FunctionalInterface
interface OpTranslation {
  /**
   * Adds nodes that compute the op's outputs, and {@linkplain Translation#define says} which they
   * are.
   *
   * @throws OnnxException if there are none for this form of the op
   */
  void translate(SourceOp op, Translation to);
}
