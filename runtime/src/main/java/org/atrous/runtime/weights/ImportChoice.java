package org.atrous.runtime.weights;

import java.util.List;

/**
 * What an import leaves to first values.
 *
 * @param except scopes of variables that are left out, such as {@code logits} or {@code
 *     backbone/block4}
 * @param partsMayBeMissing whether a head or a block of which the file has nothing at all keeps its
 *     first values; else that is an error, too
 */
public record ImportChoice(List<String> except, boolean partsMayBeMissing) {
  public ImportChoice {
    except = List.copyOf(except);
  }
}
