package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which specs the arguments of a command mean, and what their paths are relative to. */
final class SpecFiles {
  private static final String SUFFIX = ".atrous";

  private SpecFiles() {}

  /**
   * The files themselves, and for a folder every spec below it, sorted.
   *
   * @throws InputException for a folder without any spec
   */
  static List<Path> expand(List<Path> arguments) throws IOException {
    Set<Path> specs = new LinkedHashSet<>();
    for (Path argument : arguments) {
      if (Files.isDirectory(argument)) {
        specs.addAll(below(argument));
      } else {
        specs.add(argument);
      }
    }
    return List.copyOf(specs);
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> specs =
          files
              .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
              .sorted()
              .toList();
      if (specs.isEmpty()) {
        throw new InputException(
            "there is no spec in `%s`".formatted(folder),
            "name a file, or a folder with files that end in " + SUFFIX);
      }
      return specs;
    }
  }

  /** The working folder: diagnostics name files as seen from here. */
  static Path workingFolder() {
    return Path.of("").toAbsolutePath();
  }

  /**
   * What paths in generated code are relative to: the working folder, or for a file elsewhere the
   * folder that it lies in, so that no path of this machine gets into the code.
   */
  static Path base(Path spec) {
    Path file = spec.toAbsolutePath().normalize();
    return file.startsWith(workingFolder()) ? workingFolder() : file.resolveSibling("");
  }
}
