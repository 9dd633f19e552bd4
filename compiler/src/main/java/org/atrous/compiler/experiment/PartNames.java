package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;

/** The parts of a network that a recipe names: in `weights ... except` and in `multipliers`. */
public final class PartNames {
  private static final String BIASES = "biases";

  private PartNames() {}

  /** Reports the parts that a network has not got. */
  public static void check(Network network, RecipeSpec recipe, Diagnostics diagnostics) {
    List<String> named = named(recipe);
    if (named.isEmpty()) {
      return;
    }
    Set<String> parts = of(network);
    for (String part : named) {
      if (!parts.contains(part)) {
        diagnostics.report(
            Code.UNKNOWN_NAME,
            recipe.span(),
            "`%s` names the part `%s`, which `%s` has not got"
                .formatted(recipe.name(), part.replace('/', '.'), network.name()),
            "",
            Suggestion.nearest(part, parts)
                .map(near -> "did you mean `%s`?".formatted(near.replace('/', '.')))
                .orElse(null));
      }
    }
  }

  static List<String> named(RecipeSpec recipe) {
    List<String> named = new ArrayList<>();
    for (TrainingSpec.Multiplier multiplier : recipe.training().multipliers()) {
      if (!multiplier.target().equals(BIASES)) {
        named.add(multiplier.target());
      }
    }
    TrainingSpec.Start start = recipe.training().start();
    if (start != null) {
      named.addAll(start.except());
    }
    return named;
  }

  /** The scopes of a network's variables, and what they lie in. */
  static Set<String> of(Network network) {
    Set<String> parts = new TreeSet<>();
    for (Node.Layer layer : network.layers()) {
      String path = layer.path();
      for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
        parts.add(path.substring(0, end));
      }
      parts.add(path);
    }
    return parts;
  }
}
