package org.atrous.compiler.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the spec files below the test resources; tests run in the module's folder. */
final class Fixtures {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Fixtures() {}

  /** The files of a folder with a name that ends so, sorted; at least one. */
  static List<Path> in(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      List<Path> found = files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("no " + ending + " files in " + folder);
      }
      return found;
    }
  }
}
