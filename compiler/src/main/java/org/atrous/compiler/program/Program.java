package org.atrous.compiler.program;

import java.util.List;
import org.atrous.compiler.ast.Declaration;

/**
 * A spec with everything that it imports.
 *
 * @param main the file that was asked for
 * @param files all files, the main one first
 */
public record Program(FileScope main, List<FileScope> files) {
  public Program {
    files = List.copyOf(files);
  }

  /** The main file's declarations with a body, of one kind. */
  public List<Declaration.Module> modules(Declaration.Kind kind) {
    return main.file().declarations().stream()
        .filter(Declaration.Module.class::isInstance)
        .map(Declaration.Module.class::cast)
        .filter(module -> module.kind() == kind)
        .toList();
  }

  /** The main file's declarations made of settings, of one kind. */
  public List<Declaration.Settings> settings(Declaration.SettingsKind kind) {
    return main.file().declarations().stream()
        .filter(Declaration.Settings.class::isInstance)
        .map(Declaration.Settings.class::cast)
        .filter(settings -> settings.kind() == kind)
        .toList();
  }
}
