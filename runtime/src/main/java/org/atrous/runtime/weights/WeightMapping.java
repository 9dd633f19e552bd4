package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an implementation names its weights, as a spec declares it.
 *
 * @param name in the spec
 * @param roles how the file calls a layer's variables, by role
 * @param prefixes that all names of a file may have in common, and that mean nothing
 * @param unused patterns of names in the file that no network needs
 * @param concat parts of a network in the order in which the implementation concatenates what they
 *     make; empty where it does as the network
 * @param layers which layer is which; of several for one layer, the first that the file has counts
 */
public record WeightMapping(
    String name,
    Map<String, List<RoleName>> roles,
    List<String> prefixes,
    List<String> unused,
    List<String> concat,
    List<Layer> layers) {
  public WeightMapping {
    roles = Map.copyOf(roles);
    prefixes = List.copyOf(prefixes);
    unused = List.copyOf(unused);
    concat = List.copyOf(concat);
    layers = List.copyOf(layers);
  }

  /**
   * What stands behind the name of a layer.
   *
   * @param layout order of the axes, such as {@code oihw}; empty where there is one only
   */
  public record RoleName(String suffix, String layout) {}

  /**
   * One layer, or many by their numbers.
   *
   * @param variables pattern of the layer in our names
   * @param source pattern of the layer in the file
   */
  public record Layer(LayerPattern variables, SourcePattern source) {}

  /** The names for a role; none where the file has no such variables. */
  List<RoleName> names(String role) {
    return roles.getOrDefault(role, List.of());
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects what a mapping says. */
  public static final class Builder {
    private final String name;
    private final Map<String, List<RoleName>> roles = new LinkedHashMap<>();
    private List<String> prefixes = List.of();
    private List<String> unused = List.of();
    private List<String> concat = List.of();
    private final List<Layer> layers = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** A name for variables of one axis. */
    public Builder role(String role, String suffix) {
      return role(role, suffix, "");
    }

    /** A name for variables of several axes, which stand in the order of the layout. */
    public Builder role(String role, String suffix, String layout) {
      roles.computeIfAbsent(role, key -> new ArrayList<>()).add(new RoleName(suffix, layout));
      return this;
    }

    public Builder prefixes(String... all) {
      this.prefixes = List.of(all);
      return this;
    }

    public Builder unused(String... patterns) {
      this.unused = List.of(patterns);
      return this;
    }

    public Builder concat(String... parts) {
      this.concat = List.of(parts);
      return this;
    }

    /** Which layer is which. */
    public Builder layer(String variables, String source) {
      layers.add(new Layer(LayerPattern.of(variables), SourcePattern.of(source)));
      return this;
    }

    public WeightMapping build() {
      return new WeightMapping(name, roles, prefixes, unused, concat, layers);
    }
  }
}
