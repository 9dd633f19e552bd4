package org.atrous.runtime.weights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import leaves to first values, and for what training it is.
 *
 * @param except scopes of variables that are left out, such as {@code logits} or {@code
 *     backbone/block4}
 * @param partsMayBeMissing whether a head or a block of which the file has nothing at all keeps its
 *     first values; else that is an error, too
 * @param batchNormEpsilon of all batch norms, or null for what each layer says: one that the file
 *     has folded into a convolution gets a gamma with which it does nothing but for this epsilon
 */
public record ImportChoice(
    List<String> except, boolean partsMayBeMissing, @Nullable Double batchNormEpsilon) {
  public ImportChoice {
    except = List.copyOf(except);
  }

  /** For batch norm as the network has it. */
  public ImportChoice(List<String> except, boolean partsMayBeMissing) {
    this(except, partsMayBeMissing, null);
  }
}
