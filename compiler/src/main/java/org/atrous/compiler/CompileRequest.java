package org.atrous.compiler;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to compile, and how.
 *
 * @param file the spec
 * @param base folder that paths in diagnostics and generated code are relative to
 * @param packageName of the generated classes
 * @param overrides network parameters and recipe settings given by hand, as text: {@code classes}
 *     to {@code 11}
 */
public record CompileRequest(
    Path file, Path base, String packageName, Map<String, String> overrides) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
  }
}
