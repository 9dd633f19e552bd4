package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;

/** One file: its imports, then its declarations. */
public record SpecFile(SourceFile source, List<Import> imports, List<Declaration> declarations) {
  public SpecFile {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }

  /** {@code import std.resnet}. */
  public record Import(Path path, Span span) {}
}
