package org.atrous.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {
  @Option(
      names = "--debug",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  @Option(
      names = {"-q", "--quiet"},
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Print results, warnings and errors only.")
  private boolean quiet;

  @Option(
      names = "--import-path",
      paramLabel = "DIR",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      split = "${sys:path.separator}",
      defaultValue = "${env:ATROUS_IMPORT_PATH}",
      description =
          "Folders in which imports are looked for that are not beside the importing spec; left"
              + " out, those of the variable ATROUS_IMPORT_PATH.")
  private List<Path> importPath = List.of();

  /** Folders in which imports are looked for. */
  List<Path> importPath() {
    return importPath;
  }

  boolean debug() {
    return debug;
  }

  boolean quiet() {
    return quiet;
  }
}
