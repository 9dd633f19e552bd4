package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atrous.runtime.weights.file.WeightFile;

/**
 * Variables that a file lacks. It may lack a whole head, for a classifier has none; but a part of
 * which it has some is half a part, and a mistake.
 */
final class MissingVariables {
  private static final Pattern BLOCK = Pattern.compile("([^/]+/block\\d+)/.*");

  private final NetworkVariables network;
  private final WeightFile file;
  private final Candidates candidates;
  private final ImportChoice choice;

  MissingVariables(
      NetworkVariables network, WeightFile file, Candidates candidates, ImportChoice choice) {
    this.network = network;
    this.file = file;
    this.candidates = candidates;
    this.choice = choice;
  }

  /**
   * Leaves those at their first values that may be missing.
   *
   * @throws ImportException if others are missing, or everything is
   */
  void settle(List<NetworkVariable> missing, Map<NetworkVariable, VariableSource> sources) {
    Set<String> foundParts = partsFound(sources);
    if (foundParts.isEmpty() && !missing.isEmpty()) {
      throw new ImportException(
          "`%s` has no tensor that is called as one of this network's, such as %s"
              .formatted(file.path(), expected(missing.subList(0, 1))),
          "its first tensors are %s; name another mapping, or the network that they belong to"
              .formatted(
                  Listing.of(
                      file.entries().keySet().stream().map("`%s`"::formatted).toList(), ", ")));
    }
    Map<String, List<NetworkVariable>> lacking = new LinkedHashMap<>();
    for (NetworkVariable variable : missing) {
      String scope = scope(variable, foundParts);
      boolean nothing = sources.entrySet().stream().noneMatch(e -> isFound(e, scope));
      if (nothing && (choice.partsMayBeMissing() || variable.auxiliary())) {
        sources.put(
            variable, new VariableSource.None("the file has nothing for `%s`".formatted(scope)));
      } else {
        lacking.computeIfAbsent(scope, s -> new ArrayList<>()).add(variable);
      }
    }
    if (!lacking.isEmpty()) {
      throw lacking(lacking);
    }
  }

  private static boolean isFound(Map.Entry<NetworkVariable, VariableSource> entry, String scope) {
    return ImportPlanner.isWithin(entry.getKey().name(), scope) && entry.getValue().isFound();
  }

  private static Set<String> partsFound(Map<NetworkVariable, VariableSource> sources) {
    return sources.entrySet().stream()
        .filter(entry -> entry.getValue().isFound())
        .map(entry -> entry.getKey().part())
        .collect(Collectors.toSet());
  }

  /** The whole part, or where the file has some of it, the block. */
  private static String scope(NetworkVariable variable, Set<String> foundParts) {
    Matcher block = BLOCK.matcher(variable.name());
    return foundParts.contains(variable.part()) && block.matches()
        ? block.group(1)
        : variable.part();
  }

  private ImportException lacking(Map<String, List<NetworkVariable>> lacking) {
    List<NetworkVariable> all = lacking.values().stream().flatMap(List::stream).toList();
    return new ImportException(
        "`%s` lacks %d of the network's %d variables: %s"
            .formatted(file.path(), all.size(), network.all().size(), expected(all)),
        "take the whole file, or the network that it belongs to; to leave them at their first values:"
            + " --except "
            + String.join(",", lacking.keySet()));
  }

  private String expected(List<NetworkVariable> variables) {
    return Listing.of(
        variables.stream()
            .map(
                variable ->
                    candidates
                        .expected(variable)
                        .map(name -> "`%s` for `%s`".formatted(name, variable.name()))
                        .orElse(
                            "`%s`, for which the mapping has no name".formatted(variable.name())))
            .toList(),
        ", ");
  }
}
