package org.atrous.compiler.plan;

import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.source.Diagnostics;

/** What is wrong with a network at a size at which it will run. */
public final class NetworkChecks {
  private NetworkChecks() {}

  /**
   * Checks a network at one output stride and input size.
   *
   * @param diagnostics where errors of sizes go
   */
  public static void check(
      PlannedNetwork planned, int outputStride, MapSize input, Diagnostics diagnostics) {
    planned.sizes(outputStride, input, diagnostics);
  }
}
