package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.file.LayoutConvention;
import org.atrous.runtime.weights.file.TensorEntry;

/** Finds the tensors of a file by the names of one mapping. */
final class Candidates {
  private final WeightMapping mapping;
  private final SourceNames names;
  private final NetworkVariables network;
  private final Optional<LayoutConvention> convention;

  Candidates(
      WeightMapping mapping,
      NetworkVariables network,
      Map<String, TensorEntry> entries,
      Optional<LayoutConvention> convention) {
    this.mapping = mapping;
    this.names = SourceNames.of(entries, mapping.prefixes());
    this.network = network;
    this.convention = convention;
  }

  /**
   * A tensor that was found.
   *
   * @param layout order of its axes
   */
  record Found(TensorEntry entry, String layout) {}

  /** The tensor of a variable; a batch norm without a line is called as the layer before it. */
  Optional<Found> find(NetworkVariable variable) {
    return find(namedLayer(variable), variable.roleName());
  }

  /** The tensor of a role in a layer. */
  Optional<Found> find(String layer, String role) {
    for (Name name : candidates(layer, role)) {
      List<TensorEntry> fitting = names.find(name.text());
      if (name.ordinal() > 0 && name.ordinal() <= fitting.size()) {
        return Optional.of(new Found(fitting.get(name.ordinal() - 1), layout(name, role)));
      }
      if (name.ordinal() == 0 && fitting.size() > 1) {
        throw new ImportException(
            "`%s` of the names `%s` can be `%s` and `%s` of the file"
                .formatted(layer, mapping.name(), fitting.get(0).name(), fitting.get(1).name()),
            "take those that don't belong to the network out of the file");
      }
      if (name.ordinal() == 0 && fitting.size() == 1) {
        return Optional.of(new Found(fitting.get(0), layout(name, role)));
      }
    }
    return Optional.empty();
  }

  /** What a variable would be called, the likeliest; empty where the mapping doesn't know it. */
  Optional<String> expected(NetworkVariable variable) {
    return candidates(namedLayer(variable), variable.roleName()).stream()
        .map(name -> name.ordinal() == 0 ? name.text() : name.text() + "#" + name.ordinal())
        .findFirst();
  }

  private String namedLayer(NetworkVariable variable) {
    String before = variable.before();
    return before == null || variable.epsilon() == null || isNamed(variable.layer())
        ? variable.layer()
        : before;
  }

  private boolean isNamed(String layer) {
    return mapping.layers().stream().anyMatch(rule -> rule.variables().match(layer).isPresent());
  }

  private record Name(String text, int ordinal, String layout) {}

  private List<Name> candidates(String layer, String role) {
    List<Name> all = new ArrayList<>();
    for (WeightMapping.Layer rule : mapping.layers()) {
      Optional<Map<String, String>> match = rule.variables().match(layer);
      if (match.isEmpty()) {
        continue;
      }
      for (SourcePattern.Filled source : rule.source().fill(match.get(), network::unitsBefore)) {
        for (WeightMapping.RoleName name : mapping.names(role)) {
          all.add(new Name(source.name() + name.suffix(), source.ordinal(), name.layout()));
        }
      }
    }
    return all;
  }

  /** What the format itself says of its axes counts more than what the mapping says. */
  private String layout(Name name, String role) {
    if (convention.isEmpty()) {
      return name.layout();
    }
    return switch (role) {
      case "weights" ->
          switch (convention.get()) {
            case PYTORCH, PADDLE -> "oihw";
            case TENSORFLOW -> "hwio";
            case TENSORFLOW_LITE -> "ohwi";
          };
      case "depthwise" ->
          switch (convention.get()) {
            case PYTORCH, PADDLE -> "cmhw";
            case TENSORFLOW -> "hwcm";
            case TENSORFLOW_LITE -> "mhwc";
          };
      default -> name.layout();
    };
  }
}
