package org.atrous.compiler.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.SpecFile;
import org.jspecify.annotations.Nullable;

/**
 * One file and the declarations that it sees: its own, those of the files that it imports, and the
 * dialects.
 */
public final class FileScope {
  private final SpecFile file;
  private final Map<String, Symbol> visible = new LinkedHashMap<>();

  FileScope(SpecFile file) {
    this.file = file;
  }

  /** A declaration and the file in whose scope its own names are looked up. */
  public record Symbol(Declaration declaration, FileScope home) {}

  public SpecFile file() {
    return file;
  }

  public @Nullable Symbol find(String name) {
    return visible.get(name);
  }

  public Map<String, Symbol> visible() {
    return Collections.unmodifiableMap(visible);
  }

  /** Adds what the file declares itself; the first of two with one name counts. */
  @Nullable Symbol declare(Declaration declaration) {
    return visible.putIfAbsent(declaration.name().text(), new Symbol(declaration, this));
  }

  /** Adds the declarations of another file; what is there already counts more. */
  void include(FileScope other) {
    for (Declaration declaration : other.file.declarations()) {
      visible.putIfAbsent(declaration.name().text(), new Symbol(declaration, other));
    }
  }
}
