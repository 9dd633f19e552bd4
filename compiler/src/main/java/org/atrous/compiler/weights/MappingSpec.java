package org.atrous.compiler.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an implementation names its weights, as declared.
 *
 * @param name often that of a dialect
 * @param roles how the file calls a layer's variables, by role
 * @param prefixes that all names of a file may have in common, and that mean nothing
 * @param unused patterns of names in the file that no network needs
 * @param concat parts of a network in the order in which the implementation concatenates what they
 *     make; empty where it does as the network
 * @param layers which layer is which; of several for one layer, the first that the file has counts
 */
public record MappingSpec(
    String name,
    Map<String, List<RoleName>> roles,
    List<String> prefixes,
    List<String> unused,
    List<String> concat,
    List<Layer> layers) {
  public MappingSpec {
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    prefixes = List.copyOf(prefixes);
    unused = List.copyOf(unused);
    concat = List.copyOf(concat);
    layers = List.copyOf(layers);
  }

  /**
   * What stands behind the name of a layer.
   *
   * @param layout order of the axes; empty where there is one only
   */
  public record RoleName(String suffix, String layout) {}

  /**
   * One layer, or many by their numbers.
   *
   * @param variables pattern of the layer in our names
   * @param source pattern of the layer in the file
   */
  public record Layer(String variables, String source) {}
}
