package org.atrous.runtime.experiment;

import java.util.List;

/**
 * The L2 loss over variables.
 *
 * @param factor of it
 * @param except variables that it isn't taken of: {@code biases}, {@code batch_norm}, {@code
 *     depthwise}
 */
public record DecaySettings(double factor, List<String> except) {
  /** What it leaves out in the paper: all but the weights of convolutions. */
  public static final List<String> PAPER = List.of("biases", "batch_norm", "depthwise");

  public DecaySettings {
    except = List.copyOf(except);
  }
}
