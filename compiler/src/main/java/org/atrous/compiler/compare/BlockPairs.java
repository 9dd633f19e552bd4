package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.compare.Comparison.BlockPair;
import org.atrous.compiler.report.Summary;

/** Puts the blocks of two summaries side by side, by name and how often it came before. */
final class BlockPairs {
  /** A name and how often it came before. */
  private record Key(String name, int occurrence) {}

  private BlockPairs() {}

  /** Those of {@code a} in its order, then those that only {@code b} has. */
  static List<BlockPair> of(List<Summary.Row> a, List<Summary.Row> b) {
    Map<Key, Summary.Row> rowsOfA = keyed(a);
    Map<Key, Summary.Row> rowsOfB = keyed(b);
    List<BlockPair> pairs = new ArrayList<>();
    rowsOfA.forEach((key, row) -> pairs.add(new BlockPair(key.name(), row, rowsOfB.get(key))));
    rowsOfB.forEach(
        (key, row) -> {
          if (!rowsOfA.containsKey(key)) {
            pairs.add(new BlockPair(key.name(), null, row));
          }
        });
    return pairs;
  }

  private static Map<Key, Summary.Row> keyed(List<Summary.Row> rows) {
    Map<Key, Summary.Row> keyed = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Summary.Row row : rows) {
      keyed.put(new Key(row.name(), seen.merge(row.name(), 1, Integer::sum)), row);
    }
    return keyed;
  }
}
