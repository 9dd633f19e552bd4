package org.atrous.compiler;

import java.util.List;

/** Compiles a spec. */
public final class AtrousCompiler {
  private AtrousCompiler() {}

  public static Compilation compile(CompileRequest request) {
    return new Compilation(List.of(), List.of(), "", List.of(), List.of());
  }
}
