package org.atrous.runtime.layers;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.nn.BiasAdd;
import org.tensorflow.types.TFloat32;

/**
 * Makes batch norms part of the convolutions before them. The convolution is built once more, with
 * other weights: the first one stays for whoever else takes its output, and where nobody does,
 * TensorFlow never runs it.
 */
final class Folding {
  private record Convolution(
      Variable weights, @Nullable Variable biases, UnaryOperator<Operand<TFloat32>> form) {}

  private final IdentityHashMap<Operand<TFloat32>, Convolution> convolutions =
      new IdentityHashMap<>();
  private final Variables variables = new Variables();
  private final List<FoldedNorm> norms = new ArrayList<>();

  /** Adds a convolution, and remembers it. */
  Operand<TFloat32> convolution(Variable weights, UnaryOperator<Operand<TFloat32>> form) {
    Operand<TFloat32> y = form.apply(weights.value());
    convolutions.put(y, new Convolution(weights, null, form));
    return y;
  }

  /** Remembers biases, if they are added to a convolution. */
  Operand<TFloat32> biased(Operand<TFloat32> x, Variable biases, Operand<TFloat32> sum) {
    @Nullable Convolution convolution = convolutions.get(x);
    if (convolution != null && convolution.biases() == null) {
      convolutions.put(sum, new Convolution(convolution.weights(), biases, convolution.form()));
    }
    return sum;
  }

  /**
   * Adds a convolution that normalises its output.
   *
   * @param layer of the norm
   * @param x what is normalised
   * @return empty if {@code x} isn't the output of a convolution
   */
  Optional<Operand<TFloat32>> fold(
      LayerScope layer, Operand<TFloat32> x, FoldedNorm.Statistics statistics) {
    @Nullable Convolution convolution = convolutions.get(x);
    if (convolution == null) {
      return Optional.empty();
    }
    Variable trained = convolution.weights();
    Variable weights = folded(layer, "folded_weights", trained.shape(), trained.role());
    Variable biases = folded(layer, "folded_biases", statistics.beta().shape(), Role.BIASES);
    norms.add(new FoldedNorm(trained, convolution.biases(), statistics, weights, biases));
    return Optional.of(
        BiasAdd.create(layer.ops(), convolution.form().apply(weights.value()), biases.value()));
  }

  private Variable folded(LayerScope layer, String name, List<Long> shape, Role role) {
    return variables.create(layer.ops(), layer.path() + "/" + name, shape, role);
  }

  /** All that were folded. */
  List<FoldedNorm> norms() {
    return List.copyOf(norms);
  }
}
