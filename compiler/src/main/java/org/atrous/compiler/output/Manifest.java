package org.atrous.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list of the files that the compiler wrote into a folder, kept in that folder. */
final class Manifest {
  private static final String HEADER =
      "# Written by the Atrous compiler: the sources that it may delete again.";

  private final Path file;

  Manifest(Path folder) {
    this.file = folder.resolve(".atrous-sources");
  }

  Path file() {
    return file;
  }

  /** Paths below the folder, with forward slashes; none where nothing was ever written. */
  List<String> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  String text(Iterable<String> sortedPaths) {
    return HEADER + "\n" + String.join("\n", sortedPaths) + "\n";
  }
}
