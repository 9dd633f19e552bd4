package org.atrous.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.ExperimentReader;
import org.atrous.compiler.instantiate.GivenArgument;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.syntax.SpecParser;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and settings given by hand, {@code --set classes=11}, read by the language's own
 * parser. A name that a network declares is its argument; the others are settings of recipes.
 */
record Overrides(Map<String, GivenArgument> arguments, Map<String, Setting> settings) {
  private static final int MOST_ALIASES = 64;

  Overrides {
    arguments = Map.copyOf(arguments);
    settings = Map.copyOf(settings);
  }

  static Overrides of(Map<String, String> texts, Program program, Diagnostics diagnostics) {
    Map<String, GivenArgument> arguments = new LinkedHashMap<>();
    Map<String, Setting> settings = new LinkedHashMap<>();
    Set<String> parameters = new TreeSet<>();
    for (Declaration.Module network : program.modules(Declaration.Kind.NETWORK)) {
      parameters.addAll(parameters(network, program.main(), 0));
    }
    texts.forEach(
        (name, text) -> {
          Setting setting = parse(name, text, diagnostics);
          if (setting == null) {
            return;
          }
          if (parameters.contains(name)) {
            Expression value = setting.groups().get(0).items().get(0).value();
            arguments.put(name, new GivenArgument(name, value));
          } else if (ExperimentReader.isRecipeSetting(name)) {
            settings.put(name, setting);
          } else {
            diagnostics.report(
                Code.UNKNOWN_ARGUMENT,
                setting.span(),
                "no network of %s has a parameter `%s`, and no recipe such a setting"
                    .formatted(program.main().file().source().displayPath(), name),
                "",
                Suggestion.nearest(name, parameters)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse(
                        parameters.isEmpty()
                            ? null
                            : "parameters are `" + String.join("`, `", parameters) + "`"));
          }
        });
    return new Overrides(arguments, settings);
  }

  /** The parameters of a network, also of one that is another network by a new name. */
  private static List<String> parameters(Declaration.Module network, FileScope home, int depth) {
    Expression alias = network.alias();
    if (alias == null) {
      return network.parameters().stream().map(parameter -> parameter.name().text()).toList();
    }
    Path target =
        alias instanceof Expression.Call call
            ? call.callee()
            : alias instanceof Expression.Name name ? name.path() : null;
    FileScope.Symbol symbol = target == null ? null : home.find(target.text());
    return symbol != null
            && symbol.declaration() instanceof Declaration.Module next
            && depth < MOST_ALIASES
        ? parameters(next, symbol.home(), depth + 1)
        : List.of();
  }

  private static @Nullable Setting parse(String name, String text, Diagnostics diagnostics) {
    SourceFile source =
        new SourceFile("--set " + name, "recipe given {\n" + name + " " + text + "\n}\n");
    Diagnostics own = new Diagnostics();
    var spec = SpecParser.parse(source, own);
    if (!own.hasErrors()
        && spec.declarations().size() == 1
        && spec.declarations().get(0) instanceof Declaration.Settings recipe
        && recipe.settings().size() == 1
        && !recipe.settings().get(0).groups().isEmpty()) {
      return recipe.settings().get(0);
    }
    diagnostics.report(
        Code.SYNTAX,
        new Span(new SourceFile("--set " + name + "=" + text, ""), 0, 0),
        "`%s` is no value".formatted(text));
    return null;
  }
}
