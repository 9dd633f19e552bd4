package org.atrous.compiler.codegen;

import java.util.List;
import java.util.function.Function;
import org.atrous.compiler.ir.Node;

/**
 * Bounds from above of what a region's statements take in a class file, where a method has at most
 * 65,535 bytes and a class at most 65,535 constants.
 */
final class CodeSize {
  /** The most that one method may take. */
  static final int MOST_BYTES = 40_000;

  /** The most that one class may take. */
  static final int MOST_CONSTANTS = 30_000;

  /** The most parameters of a method; Java allows 255. */
  static final int MOST_PARAMETERS = 100;

  private final Function<Node, List<Slot>> slots;

  /**
   * @param slots the numbers that a node's statement writes
   */
  CodeSize(Function<Node, List<Slot>> slots) {
    this.slots = slots;
  }

  int bytes(Node.Region region) {
    return region.nodes().stream().mapToInt(this::bytes).sum();
  }

  /** Of one node: a call, and a switch for each number that depends on the output stride. */
  int bytes(Node node) {
    int bytes = 40 + 12 * node.uses().size();
    for (Slot slot : slots.apply(node)) {
      bytes += slot.isConstant() ? 4 : 32 + 12 * slot.values().size();
    }
    return bytes;
  }

  int constants(Node.Region region) {
    return region.nodes().stream().mapToInt(this::constants).sum();
  }

  private int constants(Node node) {
    int constants = 8 + node.uses().size();
    for (Slot slot : slots.apply(node)) {
      // What is a short is no constant of the class.
      constants += (int) slot.values().stream().filter(value -> value > Short.MAX_VALUE).count();
    }
    return constants;
  }
}
