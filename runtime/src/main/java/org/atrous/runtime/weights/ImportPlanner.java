package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;
import org.jspecify.annotations.Nullable;

/** Decides for every variable of a network where its values come from. */
final class ImportPlanner {
  private final NetworkVariables network;
  private final WeightFile file;
  private final WeightMapping mapping;
  private final Candidates candidates;
  private final ImportChoice choice;
  private final Map<NetworkVariable, VariableSource> sources = new LinkedHashMap<>();
  private final List<NetworkVariable> missing = new ArrayList<>();
  private final List<String> misshapen = new ArrayList<>();
  private final Map<String, String> users = new HashMap<>();

  ImportPlanner(
      NetworkVariables network, WeightFile file, WeightMapping mapping, ImportChoice choice) {
    this.network = network;
    this.file = file;
    this.mapping = mapping;
    this.choice = choice;
    this.candidates = new Candidates(mapping, network, file.entries(), file.layouts());
  }

  /**
   * Plans the import.
   *
   * @throws ImportException if a tensor has another shape than its variable, or variables that are
   *     wanted aren't in the file
   */
  ImportPlan plan() {
    requireScopes();
    for (NetworkVariable variable : network.all()) {
      VariableSource source = source(variable);
      if (source == null) {
        missing.add(variable);
      } else {
        sources.put(variable, source);
      }
    }
    requireShapes();
    new MissingVariables(network, file, candidates, choice).settle(missing, sources);
    return new ImportPlan(mapping, inOrder(), unused());
  }

  /** How many variables the file has by this mapping's names, in the right shapes. */
  int fitting() {
    int fitting = 0;
    for (NetworkVariable variable : network.all()) {
      VariableSource source = source(variable);
      fitting += source != null && source.isFound() ? 1 : 0;
    }
    return fitting;
  }

  /** How many variables the file has by this mapping's names, whatever their shapes. */
  int named() {
    return Math.toIntExact(network.all().stream().filter(this::isNamed).count());
  }

  private boolean isNamed(NetworkVariable variable) {
    try {
      return candidates.find(variable).isPresent();
    } catch (ImportException ambiguous) {
      return true;
    }
  }

  private void requireScopes() {
    Set<String> scopes = network.scopes();
    for (String except : choice.except()) {
      if (!scopes.contains(except)) {
        throw new ImportException(
            "the network has no part `%s` that could be left out".formatted(except),
            "its parts are `%s`; a block or a layer is named with slashes, `backbone/block4`"
                .formatted(
                    network.all().stream()
                        .map(NetworkVariable::part)
                        .distinct()
                        .collect(Collectors.joining("`, `"))));
      }
    }
  }

  /** Where a variable's values come from; null if the file lacks them. */
  private @Nullable VariableSource source(NetworkVariable variable) {
    Optional<String> except =
        choice.except().stream().filter(scope -> isWithin(variable.name(), scope)).findFirst();
    if (except.isPresent()) {
      return new VariableSource.None("left out: except %s".formatted(except.get()));
    }
    Optional<Candidates.Found> found = candidates.find(variable);
    if (found.isPresent()) {
      return tensor(variable, found.get());
    }
    return variable.epsilon() == null ? null : folded(variable);
  }

  static boolean isWithin(String name, String scope) {
    return name.startsWith(scope + "/") || name.equals(scope);
  }

  private VariableSource tensor(NetworkVariable variable, Candidates.Found found) {
    TensorEntry entry = found.entry();
    String other = users.putIfAbsent(entry.name(), variable.name());
    if (other != null) {
      throw new ImportException(
          "by the names of `%s`, `%s` is both `%s` and `%s`"
              .formatted(mapping.name(), entry.name(), other, variable.name()),
          "the file lacks one of them, or is of another implementation");
    }
    Optional<AxisTurn> turn = AxisTurn.of(entry.shape(), found.layout(), variable);
    if (turn.isEmpty()) {
      misshapen.add(
          "`%s` is %s, but `%s` of the file is %s"
              .formatted(variable.name(), text(variable.shape()), entry.name(), entry.shapeText()));
      return new VariableSource.None("of another shape");
    }
    int[] order = BranchOrder.of(variable.blocks(), mapping.concat());
    return new VariableSource.Tensor(entry, turn.get().in(order, variable));
  }

  static String text(List<Long> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /**
   * A batch norm that isn't in the file, if the convolution before it has a bias for it. One that
   * only adds has mean 0, variance 1 and gamma {@code sqrt(1 + epsilon)}.
   */
  private @Nullable VariableSource folded(NetworkVariable variable) {
    String before = variable.before();
    Double epsilon = variable.epsilon();
    if (before == null || epsilon == null || hasBias(before)) {
      return null;
    }
    Optional<Candidates.Found> bias = candidates.find(before, "biases");
    if (bias.isEmpty() || !bias.get().entry().shape().equals(variable.shape())) {
      return null;
    }
    users.put(bias.get().entry().name(), variable.name());
    return switch (variable.role()) {
      case GAMMA -> new VariableSource.Constant((float) Math.sqrt(1 + epsilon));
      case BETA -> new VariableSource.FoldedBias(bias.get().entry());
      case MOVING_MEAN -> new VariableSource.Constant(0);
      case MOVING_VARIANCE -> new VariableSource.Constant(1);
      default -> null;
    };
  }

  private boolean hasBias(String layer) {
    return network.all().stream()
        .anyMatch(variable -> variable.role() == Role.BIASES && variable.layer().equals(layer));
  }

  private void requireShapes() {
    if (misshapen.isEmpty()) {
      return;
    }
    String part = misshapen.get(0).substring(1, misshapen.get(0).indexOf('/'));
    throw new ImportException(
        Listing.of(misshapen, "; "),
        "if that part is to be trained anew, leave it out: --except %s; else take the network and"
                .formatted(part)
            + " the arguments with which the weights were trained");
  }

  private Map<NetworkVariable, VariableSource> inOrder() {
    Map<NetworkVariable, VariableSource> ordered = new LinkedHashMap<>();
    for (NetworkVariable variable : network.all()) {
      VariableSource source = sources.get(variable);
      if (source != null) {
        ordered.put(variable, source);
      }
    }
    return ordered;
  }

  private List<TensorEntry> unused() {
    return file.entries().values().stream()
        .filter(entry -> !users.containsKey(entry.name()))
        .filter(
            entry ->
                mapping.unused().stream()
                    .noneMatch(pattern -> SourceNames.fits(pattern, entry.name())))
        .toList();
  }
}
