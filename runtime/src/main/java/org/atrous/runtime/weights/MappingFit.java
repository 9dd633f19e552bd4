package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.runtime.weights.file.WeightFile;

/**
 * How much of a network a file has by the names of a mapping.
 *
 * @param fitting variables that the file has, in the right shapes
 * @param variables of the network
 */
record MappingFit(WeightMapping mapping, int fitting, int variables) {

  /** All mappings, the best first; of equals, the first declared. */
  static List<MappingFit> of(
      NetworkVariables network, WeightFile file, List<WeightMapping> mappings) {
    List<MappingFit> fits = new ArrayList<>();
    for (WeightMapping mapping : mappings) {
      fits.add(new MappingFit(mapping, fitting(network, file, mapping), network.all().size()));
    }
    fits.sort(Comparator.comparingInt((MappingFit fit) -> fit.fitting()).reversed());
    return fits;
  }

  private static int fitting(NetworkVariables network, WeightFile file, WeightMapping mapping) {
    try {
      return new ImportPlanner(
              network, file, mapping, new ImportChoice(List.of(), /* partsMayBeMissing= */ true))
          .fitting();
    } catch (ImportException ambiguous) {
      return 0;
    }
  }
}
