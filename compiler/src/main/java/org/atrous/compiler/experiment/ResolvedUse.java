package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A recipe or evaluation with its arguments in, and all that it takes from others.
 *
 * @param settings the nearest first: of two with one name, the first counts
 * @param after the recipe whose weights it starts from, or null
 */
record ResolvedUse(String name, Span span, List<Given> settings, @Nullable ResolvedUse after) {
  ResolvedUse {
    settings = List.copyOf(settings);
  }

  /**
   * A setting.
   *
   * @param home the file in whose scope its names mean something
   * @param owner the declaration that says it, or what else gives it ({@link ResolvedSetting})
   */
  record Given(Setting setting, FileScope home, String owner) {}

  @Nullable Given find(String name) {
    return settings.stream()
        .filter(given -> given.setting().name().text().equals(name))
        .findFirst()
        .orElse(null);
  }

  List<Setting> plain() {
    List<Setting> plain = new ArrayList<>();
    settings.forEach(given -> plain.add(given.setting()));
    return plain;
  }
}
