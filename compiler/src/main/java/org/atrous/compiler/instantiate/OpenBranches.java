package org.atrous.compiler.instantiate;

import java.util.List;

/** The branches that a caller adds to the open join of a component. */
final class OpenBranches {
  private final List<Integer> features;
  private boolean taken;

  /**
   * @param features in the order of the caller's {@code +}; perhaps none
   */
  OpenBranches(List<Integer> features) {
    this.features = List.copyOf(features);
  }

  static OpenBranches none() {
    return new OpenBranches(List.of());
  }

  List<Integer> features() {
    return features;
  }

  /** Gives them to an open join; false where another one has them already. */
  boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  /** Whether some open join has them. */
  boolean isTaken() {
    return taken;
  }
}
