package org.atrous.runtime.weights;

import java.util.List;

/**
 * What decides the first values of a run that takes them from a file.
 *
 * @param file that they come from
 * @param mapping by whose names
 * @param except scopes of variables that were left out
 */
public record ImportSettings(ImportedFile file, String mapping, List<String> except) {
  public ImportSettings {
    except = List.copyOf(except);
  }
}
