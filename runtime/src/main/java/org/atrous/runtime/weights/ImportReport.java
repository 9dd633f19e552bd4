package org.atrous.runtime.weights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, variable by variable.
 *
 * @param file where the weights came from
 * @param network that took them
 * @param mapping by whose names
 * @param loaded variables that have values of the file
 * @param initial variables that keep their first values
 * @param unused tensors of the file that no variable took
 * @param warnings what is no mistake, but strange
 */
public record ImportReport(
    ImportedFile file,
    String network,
    String mapping,
    List<Loaded> loaded,
    List<Initial> initial,
    List<Unused> unused,
    List<String> warnings) {
  public ImportReport {
    loaded = List.copyOf(loaded);
    initial = List.copyOf(initial);
    unused = List.copyOf(unused);
    warnings = List.copyOf(warnings);
  }

  /**
   * A variable with values of the file.
   *
   * @param shape of the variable
   * @param source name of the tensor; null where a folded batch norm needs none
   * @param sourceShape its shape there
   * @param how what happened on the way; empty where nothing but the axes' order did
   */
  public record Loaded(
      String variable,
      List<Long> shape,
      @Nullable String source,
      @Nullable List<Long> sourceShape,
      String how) {}

  /** A variable with its first values, and why. */
  public record Initial(String variable, List<Long> shape, String reason) {}

  /** A tensor that no variable took. */
  public record Unused(String tensor, List<Long> shape) {}
}
