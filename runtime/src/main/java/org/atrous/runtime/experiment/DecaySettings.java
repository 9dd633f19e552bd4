package org.atrous.runtime.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The L2 loss over variables.
 *
 * @param factor of it
 * @param except variables that it isn't taken of: {@code biases}, {@code batch_norm}, {@code
 *     depthwise}; null for those of the network's dialect
 */
public record DecaySettings(double factor, @Nullable List<String> except) {
  /** What it leaves out in the paper: all but the weights of convolutions. */
  public static final List<String> PAPER = List.of("biases", "batch_norm", "depthwise");

  public DecaySettings {
    except = except == null ? null : List.copyOf(except);
  }
}
