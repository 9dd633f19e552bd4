package org.atrous.compiler.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.allow.Allowance;
import org.atrous.compiler.allow.AllowanceReader;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.SpecFile;
import org.jspecify.annotations.Nullable;

/**
 * One file and the declarations that it sees: its own, those of the files that it imports, and the
 * dialects. Mappings of weights have names of their own.
 */
public final class FileScope {
  private final SpecFile written;
  private final SpecFile file;
  private final List<Allowance> allowances;
  private final Map<String, Symbol> visible = new LinkedHashMap<>();

  // A mapping of weights is called as the dialect that it belongs to.
  private final Map<String, Symbol> weights = new LinkedHashMap<>();

  FileScope(SpecFile written, AllowanceReader.Parted parted) {
    this.written = written;
    this.file = parted.rest();
    this.allowances = parted.allowances();
  }

  /** A declaration and the file in whose scope its own names are looked up. */
  public record Symbol(Declaration declaration, FileScope home) {}

  /** The file as the phases see it: without its allowances. */
  public SpecFile file() {
    return file;
  }

  /** The whole file. */
  public SpecFile written() {
    return written;
  }

  public List<Allowance> allowances() {
    return allowances;
  }

  public @Nullable Symbol find(String name) {
    return visible.get(name);
  }

  public Map<String, Symbol> visible() {
    return Collections.unmodifiableMap(visible);
  }

  /** The mappings of weights that the file sees, by name. */
  public Map<String, Symbol> weights() {
    return Collections.unmodifiableMap(weights);
  }

  private Map<String, Symbol> kin(Declaration declaration) {
    return declaration instanceof Declaration.Settings settings
            && settings.kind() == Declaration.SettingsKind.WEIGHTS
        ? weights
        : visible;
  }

  /** Adds what the file declares itself; the first of two with one name counts. */
  @Nullable Symbol declare(Declaration declaration) {
    return kin(declaration).putIfAbsent(declaration.name().text(), new Symbol(declaration, this));
  }

  /** Adds the declarations of another file; what is there already counts more. */
  void include(FileScope other) {
    for (Declaration declaration : other.file.declarations()) {
      kin(declaration).putIfAbsent(declaration.name().text(), new Symbol(declaration, other));
    }
  }
}
