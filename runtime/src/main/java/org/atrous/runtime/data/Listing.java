package org.atrous.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a folder. */
final class Listing {
  private Listing() {}

  /**
   * The entries of a folder, sorted.
   *
   * @throws DataException if they can't be listed
   */
  static List<Path> of(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new DataException(
          "the folder `%s` can't be listed: %s".formatted(folder, e.getMessage()),
          "check its permissions",
          e);
    }
  }
}
