/** Networks as ONNX models (opset 17): a frozen TensorFlow graph, op by op, with channels first. */
@NullMarked
package org.atrous.runtime.onnx;

import org.jspecify.annotations.NullMarked;
