package org.atrous.runtime.experiment;

import java.util.List;

/**
 * Weights to begin with.
 *
 * @param name of them
 * @param except scopes of the variables that they aren't for
 */
public record StartingWeights(String name, List<String> except) {
  public StartingWeights {
    except = List.copyOf(except);
  }
}
