package org.atrous.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to compile, and how.
 *
 * @param file the spec
 * @param base folder that paths in diagnostics and generated code are relative to
 * @param packageName of the generated classes
 * @param overrides network parameters and recipe settings given by hand, as text: {@code classes}
 *     to {@code 11}
 * @param importPath folders in which imports are looked for that are not beside the importing file,
 *     in order
 * @param importedDatasets whether data sets that are imported and not used are generated as well
 */
public record CompileRequest(
    Path file,
    Path base,
    String packageName,
    Map<String, String> overrides,
    List<Path> importPath,
    boolean importedDatasets) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
    importPath = List.copyOf(importPath);
  }

  /** A request for what the file declares and uses. */
  public CompileRequest(
      Path file,
      Path base,
      String packageName,
      Map<String, String> overrides,
      List<Path> importPath) {
    this(file, base, packageName, overrides, importPath, false);
  }

  /** A request whose imports all stand beside the importing file. */
  public CompileRequest(Path file, Path base, String packageName, Map<String, String> overrides) {
    this(file, base, packageName, overrides, List.of());
  }
}
