package org.atrous.runtime.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Add;
import org.tensorflow.op.math.Erf;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.math.Sigmoid;
import org.tensorflow.op.nn.Relu6;
import org.tensorflow.types.TFloat32;

/** Activations that TensorFlow has no op for, made of ops whose gradients are verified. */
final class Activations {
  private final Scope scope;

  Activations(Scope scope) {
    this.scope = scope;
  }

  /** {@code x * 0.5 * (1 + erf(x / sqrt(2)))}. */
  Operand<TFloat32> gelu(Operand<TFloat32> x) {
    Operand<TFloat32> erf = Erf.create(scope, scaled(x, Math.sqrt(0.5)));
    return Mul.create(scope, x, scaled(shifted(erf, 1), 0.5));
  }

  /** {@code x * sigmoid(x)}. */
  Operand<TFloat32> swish(Operand<TFloat32> x) {
    return Mul.create(scope, x, Sigmoid.create(scope, x));
  }

  /** {@code x * relu6(x + 3) / 6}. */
  Operand<TFloat32> hardSwish(Operand<TFloat32> x) {
    return Mul.create(scope, x, hardSigmoid(x));
  }

  /** {@code relu6(x + 3) / 6}. */
  Operand<TFloat32> hardSigmoid(Operand<TFloat32> x) {
    return scaled(Relu6.create(scope, shifted(x, 3)), 1 / 6.0);
  }

  private Operand<TFloat32> scaled(Operand<TFloat32> x, double factor) {
    return Mul.create(scope, x, Constant.scalarOf(scope, (float) factor));
  }

  private Operand<TFloat32> shifted(Operand<TFloat32> x, double offset) {
    return Add.create(scope, x, Constant.scalarOf(scope, (float) offset));
  }
}
