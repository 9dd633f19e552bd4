package org.atrous.compiler.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Limits;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;

/** A network with its plan for every legal output stride. */
public record PlannedNetwork(Network network, OutputStrides outputStrides) {

  /** Plans a network; empty after an error, which was reported. */
  public static Optional<PlannedNetwork> plan(Network network, Diagnostics diagnostics) {
    OutputStrides strides = OutputStrides.of(network, diagnostics);
    PlannedNetwork planned = new PlannedNetwork(network, strides);
    if (strides.plans().isEmpty() || planned.isTooLarge(diagnostics)) {
      return Optional.empty();
    }
    return Optional.of(planned);
  }

  private boolean isTooLarge(Diagnostics diagnostics) {
    long sum = 0;
    for (Node.Layer layer : network.layers()) {
      sum += parameters(layer);
      if (sum > Limits.PARAMETERS) {
        diagnostics.report(
            layer.finding(
                Code.TOO_LARGE,
                String.format(
                    Locale.ROOT,
                    "with this layer `%s` has more than %,d parameters",
                    network.name(),
                    Limits.PARAMETERS),
                "",
                null));
        return true;
      }
    }
    return false;
  }

  /** The plan for a legal output stride. */
  public StridePlan at(int outputStride) {
    StridePlan plan = outputStrides.plans().get(outputStride);
    if (plan == null) {
      throw new IllegalArgumentException(whyNot(outputStride));
    }
    return plan;
  }

  /** Whether the network can be built at an output stride. */
  public boolean allows(int outputStride) {
    return outputStrides.plans().containsKey(outputStride);
  }

  /** Why it can't, in a sentence. */
  public String whyNot(int outputStride) {
    @Nullable String reason = outputStrides.reasons().get(outputStride);
    return "`%s` can't be built at output stride %d: %s"
        .formatted(
            network.name(),
            outputStride,
            reason == null
                ? "it can at " + String.join(", ", texts(outputStrides.legal()))
                : reason);
  }

  /** Sizes of all features; errors go to {@code diagnostics}. */
  public List<MapSize> sizes(int outputStride, MapSize input, Diagnostics diagnostics) {
    return ShapeInference.infer(network, at(outputStride), input, diagnostics);
  }

  /** Whether an input of this size goes through the network. */
  public boolean fits(int outputStride, MapSize input) {
    Diagnostics problems = new Diagnostics();
    sizes(outputStride, input, problems);
    return !problems.hasErrors();
  }

  /** Trainable numbers of a layer: weights, biases, gamma and beta. */
  public long parameters(Node.Layer layer) {
    return layer.operation().variables(inputChannels(layer)).stream()
        .filter(Operation.Variable::trainable)
        .mapToLong(Operation.Variable::elements)
        .sum();
  }

  /** Trainable numbers of the whole network. */
  public long parameters() {
    return network.layers().stream().mapToLong(this::parameters).sum();
  }

  /** Multiply-adds of a layer's convolution, for one image. */
  public long multiplyAdds(Node.Layer layer, List<MapSize> sizes) {
    return layer.operation().multiplyAdds(inputChannels(layer), sizes.get(layer.output()).area());
  }

  public List<Integer> inputChannels(Node.Layer layer) {
    return layer.inputs().stream().map(i -> network.features().get(i).channels()).toList();
  }

  private static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }
}
