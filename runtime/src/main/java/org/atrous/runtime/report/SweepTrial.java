package org.atrous.runtime.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One training of a sweep with its measurement.
 *
 * @param factors what varies and its value here, in the order of the sweep
 * @param seed of the training
 * @param value that was measured, in the unit in which it is shown
 * @param multiplyAdds of one image in the evaluation; 0 where they aren't known
 * @param run its folder, for curves and pictures; null where there is none
 */
public record SweepTrial(
    Map<String, String> factors, long seed, double value, long multiplyAdds, @Nullable Path run) {
  public SweepTrial {
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
  }

  /** The cell in short: {@code (1,2,4), block5}. */
  String brief() {
    return String.join(", ", factors.values());
  }

  /** The cell to which it belongs: {@code grid (1,2,4), last block5}. */
  String cell() {
    return String.join(
        ", ", factors.entrySet().stream().map(f -> f.getKey() + " " + f.getValue()).toList());
  }
}
