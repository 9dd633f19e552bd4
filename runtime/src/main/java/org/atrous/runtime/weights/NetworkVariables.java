package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** All variables of a network, found by building it once. */
final class NetworkVariables {
  private static final Pattern UNIT = Pattern.compile("[^/]+/block(\\d+)/unit(\\d+)/.*");

  /** Large enough for any window that a head lays over its map; nothing is computed. */
  private static final Shape IMAGE = Shape.of(1, 1025, 2049, 3);

  private final List<NetworkVariable> variables;
  private final Map<Integer, Integer> unitsByBlock = new HashMap<>();

  private NetworkVariables(List<NetworkVariable> variables) {
    this.variables = List.copyOf(variables);
    for (NetworkVariable variable : variables) {
      Matcher unit = UNIT.matcher(variable.name());
      if (unit.matches()) {
        unitsByBlock.merge(
            Integer.parseInt(unit.group(1)), Integer.parseInt(unit.group(2)), Math::max);
      }
    }
  }

  /**
   * Builds a network, and lists its variables.
   *
   * @param batchNormEpsilon of all batch norms, or null for what each layer says
   */
  static NetworkVariables of(SegmentationNetwork network, @Nullable Double batchNormEpsilon) {
    TrainingPlatform.require();
    try (Graph graph = new Graph()) {
      Operand<TFloat32> image =
          Ops.create(graph)
              .withName("images")
              .placeholder(TFloat32.class, Placeholder.shape(IMAGE));
      GraphLayers layers = GraphLayers.inference(graph);
      LayerTrace trace = new LayerTrace(layers);
      int outputStride = network.outputStrides().get(network.outputStrides().size() - 1);
      network.logits(trace, image, outputStride);
      Set<String> evaluated =
          layers.variables().all().stream().map(Variable::name).collect(Collectors.toSet());
      network.auxiliaryLogits(trace, outputStride);
      List<NetworkVariable> all = new ArrayList<>();
      for (Variable variable : layers.variables().all()) {
        boolean auxiliary = !evaluated.contains(variable.name());
        all.add(known(variable, auxiliary, batchNormEpsilon, trace));
      }
      return new NetworkVariables(all);
    }
  }

  private static NetworkVariable known(
      Variable variable, boolean auxiliary, @Nullable Double epsilon, LayerTrace trace) {
    String layer = variable.name().substring(0, variable.name().lastIndexOf('/'));
    boolean filter = variable.role() == Role.WEIGHTS || variable.role() == Role.DEPTHWISE_WEIGHTS;
    return new NetworkVariable(
        variable.name(),
        variable.shape(),
        variable.role(),
        auxiliary,
        filter ? trace.inputs(layer) : trace.channels(layer),
        filter ? null : trace.before(layer),
        variable.role().isBatchNorm() ? given(epsilon, trace.epsilon(layer)) : null);
  }

  private static @Nullable Double given(@Nullable Double epsilon, @Nullable Double own) {
    return epsilon == null || own == null ? own : epsilon;
  }

  /** In the order in which the network makes them; auxiliary heads come last. */
  List<NetworkVariable> all() {
    return variables;
  }

  /** Number of units in the blocks before one. */
  int unitsBefore(int block) {
    return unitsByBlock.entrySet().stream()
        .filter(entry -> entry.getKey() < block)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The scopes that variables lie in: whole layers, units, blocks and parts. */
  Set<String> scopes() {
    Set<String> scopes = new HashSet<>();
    for (NetworkVariable variable : variables) {
      String name = variable.name();
      for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
        scopes.add(name.substring(0, end));
      }
    }
    return scopes;
  }
}
