package org.atrous.runtime.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels behind a join, where an implementation joins in another order. */
final class BranchOrder {
  private BranchOrder() {}

  /**
   * The implementation's position of each channel of the network.
   *
   * @param blocks of channels in the network's order
   * @param parts of the network in the implementation's order
   * @return null where the order is the same
   */
  static int @Nullable [] of(List<ChannelBlock> blocks, List<String> parts) {
    if (blocks.size() < 2 || !blocks.stream().allMatch(block -> parts.contains(block.part()))) {
      return null;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> parts.indexOf(blocks.get(i).part())));
    Map<Integer, Integer> starts = new HashMap<>();
    int next = 0;
    for (int block : order) {
      starts.put(block, next);
      next += Math.toIntExact(blocks.get(block).channels());
    }
    int[] positions = new int[next];
    int at = 0;
    boolean same = true;
    for (int i = 0; i < blocks.size(); i++) {
      int start = starts.getOrDefault(i, 0);
      for (int c = 0; c < blocks.get(i).channels(); c++) {
        same &= start + c == at;
        positions[at++] = start + c;
      }
    }
    return same ? null : positions;
  }
}
