package org.atrous.compiler.advice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Span;

/** Finds where a declaration writes a setting: that is what a reader would change. */
final class SettingPlaces {
  private final Map<Span, List<Setting>> settings = new HashMap<>();

  SettingPlaces(List<FileScope> files) {
    for (FileScope file : files) {
      for (Declaration declaration : file.file().declarations()) {
        if (declaration instanceof Declaration.Settings found) {
          settings.put(found.name().span(), found.settings());
        }
      }
    }
  }

  /**
   * The line of a setting, or the declaration's name where the value comes from elsewhere: another
   * recipe, a default, the command line.
   *
   * @param declaration where its name stands
   * @param value that the line holds if it is the one that counts
   */
  Span find(Span declaration, String setting, Object value) {
    return settings.getOrDefault(declaration, List.of()).stream()
        .filter(found -> found.name().text().equals(setting))
        .map(found -> found.span())
        .filter(span -> holds(span.text().replace("_", ""), value.toString()))
        .findFirst()
        .orElse(declaration);
  }

  /** Whether a value stands in a text; a number not as a part of another one. */
  private static boolean holds(String text, String value) {
    return Character.isDigit(value.charAt(0))
        ? Pattern.compile("(?<![0-9.])" + Pattern.quote(value) + "(?![0-9]|\\.[0-9])")
            .matcher(text)
            .find()
        : text.contains(value);
  }
}
