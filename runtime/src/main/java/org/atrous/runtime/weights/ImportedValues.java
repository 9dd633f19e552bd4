package org.atrous.runtime.weights;

import java.io.IOException;
import java.util.Set;

/** Values for the variables of a network, as an import hands them over. */
public interface ImportedValues {
  /** Takes the values of a variable. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes them.
     *
     * @param variable its name
     * @param values in the variable's own order of axes; the taker's to keep
     */
    void take(String variable, float[] values);
  }

  /** The variables that get values; the others keep their first ones. */
  Set<String> variables();

  /**
   * Hands all of them over, one after the other.
   *
   * @throws org.atrous.runtime.BadInputException if a tensor's values are damaged
   * @throws IOException if the disk fails
   */
  void each(Sink sink) throws IOException;

  /** Where the values come from; complete after {@link #each}, which may find strange ones. */
  ImportReport report();
}
