package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.runtime.weights.file.WeightFile;
import org.jspecify.annotations.Nullable;

/**
 * How much of a network a file has by the names of a mapping.
 *
 * @param fitting variables that the file has, in the right shapes
 * @param named variables that the file has, whatever their shapes
 * @param variables of the network
 */
record MappingFit(WeightMapping mapping, int fitting, int named, int variables) {

  /**
   * All mappings, the best first: of equals, the one that knows more names in the file, and then
   * the first declared.
   */
  static List<MappingFit> of(
      NetworkVariables network, WeightFile file, List<WeightMapping> mappings) {
    List<MappingFit> fits = new ArrayList<>();
    for (WeightMapping mapping : mappings) {
      fits.add(of(network, file, mapping));
    }
    fits.sort(
        Comparator.comparingInt(MappingFit::fitting)
            .thenComparingInt(MappingFit::named)
            .reversed());
    return fits;
  }

  /**
   * The mapping that is meant.
   *
   * @param name of one; null for the one that fits best
   * @throws ImportException if there is none
   */
  static WeightMapping choose(
      NetworkVariables variables,
      WeightFile file,
      List<WeightMapping> mappings,
      @Nullable String name) {
    if (mappings.isEmpty()) {
      throw new ImportException(
          "the spec knows no names of weights", "declare some: weights name { layer ... }");
    }
    if (name == null) {
      return of(variables, file, mappings).get(0).mapping();
    }
    return mappings.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    "the spec has no names of weights `%s`".formatted(name),
                    "there are `%s`"
                        .formatted(
                            String.join(
                                "`, `", mappings.stream().map(WeightMapping::name).toList()))));
  }

  private static MappingFit of(NetworkVariables network, WeightFile file, WeightMapping mapping) {
    ImportPlanner planner =
        new ImportPlanner(
            network, file, mapping, new ImportChoice(List.of(), /* partsMayBeMissing= */ true));
    return new MappingFit(mapping, fittingOrNone(planner), planner.named(), network.all().size());
  }

  private static int fittingOrNone(ImportPlanner planner) {
    try {
      return planner.fitting();
    } catch (ImportException ambiguous) {
      return 0;
    }
  }
}
