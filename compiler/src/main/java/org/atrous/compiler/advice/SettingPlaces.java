package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Span;

/** Finds where a declaration writes a setting: that is what a reader would change. */
final class SettingPlaces {
  private final List<FileScope> files;

  SettingPlaces(List<FileScope> files) {
    this.files = files;
  }

  /**
   * The line of a setting, or the declaration's name where the value comes from elsewhere: another
   * recipe, a default, the command line.
   *
   * @param declaration where its name stands
   * @param value that the line holds if it is the one that counts
   */
  Span find(Span declaration, String setting, Object value) {
    return files.stream()
        .map(FileScope::file)
        .filter(file -> file.source() == declaration.source())
        .flatMap(file -> file.declarations().stream())
        .filter(found -> found.name().span().equals(declaration))
        .filter(Declaration.Settings.class::isInstance)
        .flatMap(found -> ((Declaration.Settings) found).settings().stream())
        .filter(found -> found.name().text().equals(setting))
        .map(found -> found.span())
        .filter(span -> span.text().replace("_", "").contains(value.toString()))
        .findFirst()
        .orElse(declaration);
  }
}
