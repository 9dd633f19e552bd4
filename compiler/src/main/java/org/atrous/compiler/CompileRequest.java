package org.atrous.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param imported what is generated although the file only imports it
 * @param keepGoing whether cells of a sweep that can't be built are left out, instead of being
 *     errors
 */
public record CompileRequest(
    Path file,
    Path base,
    String packageName,
    Map<String, String> overrides,
    List<Path> importPath,
    Set<Imported> imported,
    boolean keepGoing) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
    importPath = List.copyOf(importPath);
    imported = Set.copyOf(imported);
  }

  /** What a file may only import. */
  public enum Imported {
    /** Data sets that it doesn't use. */
    DATASETS,
    /** Mappings of weights that aren't those of its networks' dialects. */
    WEIGHTS
  }

  /** A request for what the file declares and uses. */
  public CompileRequest(
      Path file,
      Path base,
      String packageName,
      Map<String, String> overrides,
      List<Path> importPath) {
    this(file, base, packageName, overrides, importPath, Set.of());
  }

  /** A request in which every cell of a sweep must be sound. */
  public CompileRequest(
      Path file,
      Path base,
      String packageName,
      Map<String, String> overrides,
      List<Path> importPath,
      Set<Imported> imported) {
    this(file, base, packageName, overrides, importPath, imported, false);
  }

  /** A request whose imports all stand beside the importing file. */
  public CompileRequest(Path file, Path base, String packageName, Map<String, String> overrides) {
    this(file, base, packageName, overrides, List.of());
  }
}
