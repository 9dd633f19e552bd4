package org.atrous.compiler.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Diagnostics;

/**
 * The mappings of weights that a spec takes along: those that it declares, and those called as the
 * dialects of its networks, or as what these come after.
 */
public final class MappingChoice {
  private static final int MOST_ANCESTORS = 64;

  private final FileScope main;
  private final Map<String, Declaration.Settings> chosen = new LinkedHashMap<>();

  private MappingChoice(FileScope main) {
    this.main = main;
  }

  /**
   * Reads the mappings that a spec takes along.
   *
   * @param all whether it takes every one that it sees
   */
  public static List<MappingSpec> of(
      Program program, List<PlannedNetwork> networks, boolean all, Diagnostics diagnostics) {
    MappingChoice choice = new MappingChoice(program.main());
    program.settings(Declaration.SettingsKind.WEIGHTS).forEach(choice::add);
    networks.forEach(network -> choice.ofDialect(network.network().dialect()));
    if (all) {
      program.main().weights().keySet().forEach(choice::add);
    }
    List<MappingSpec> mappings = new ArrayList<>();
    choice.chosen.values().forEach(each -> mappings.add(MappingReader.read(each, diagnostics)));
    return mappings;
  }

  private void add(Declaration.Settings declaration) {
    chosen.putIfAbsent(declaration.name().text(), declaration);
  }

  private void add(String name) {
    FileScope.Symbol symbol = main.weights().get(name);
    if (symbol != null && symbol.declaration() instanceof Declaration.Settings declaration) {
      add(declaration);
    }
  }

  private void ofDialect(String dialect) {
    String name = dialect;
    FileScope home = main;
    for (int depth = 0; depth < MOST_ANCESTORS; depth++) {
      if (main.weights().containsKey(name)) {
        add(name);
        return;
      }
      FileScope.Symbol symbol = home.find(name);
      if (symbol == null
          || !(symbol.declaration() instanceof Declaration.Settings settings)
          || !(settings.base() instanceof Expression.Name parent)) {
        return;
      }
      name = parent.path().text();
      home = symbol.home();
    }
  }
}
