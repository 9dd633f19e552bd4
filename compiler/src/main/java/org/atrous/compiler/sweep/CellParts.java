package org.atrous.compiler.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.ExperimentReader;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.NetworkChecks;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;

/** What the cells of a spec's sweeps are made of. What several of them share is made once. */
final class CellParts {
  private final NetworkUses networks;
  private final ExperimentReader experiments;
  private final Map<String, Made<RecipeSpec>> recipes = new HashMap<>();
  private final Map<String, Made<EvaluationSpec>> evaluations = new HashMap<>();
  private final Map<Place, List<Diagnostic>> checked = new HashMap<>();
  private final Map<Place, Long> multiplyAdds = new HashMap<>();
  private final Map<Place, String> identities = new HashMap<>();

  CellParts(NetworkUses networks, ExperimentReader experiments) {
    this.networks = networks;
    this.experiments = experiments;
  }

  /** What came of a use, with what was found. */
  private record Made<T>(Optional<T> value, List<Diagnostic> findings) {}

  /** A network at an output stride and a size; networks are the same object or another one. */
  private record Place(int network, int outputStride, String size) {
    static Place of(PlannedNetwork network, int outputStride, String size) {
      return new Place(System.identityHashCode(network), outputStride, size);
    }
  }

  Optional<PlannedNetwork> network(Expression use, Diagnostics findings) {
    return networks.plan(use, findings);
  }

  Optional<RecipeSpec> recipe(Expression use, Diagnostics findings) {
    return made(use, findings, recipes, experiments::recipe);
  }

  Optional<EvaluationSpec> evaluation(Expression use, Diagnostics findings) {
    return made(use, findings, evaluations, experiments::evaluation);
  }

  private static <T> Optional<T> made(
      Expression use,
      Diagnostics findings,
      Map<String, Made<T>> known,
      BiFunction<Expression, Diagnostics, Optional<T>> make) {
    Made<T> made =
        known.computeIfAbsent(
            AstPrinter.print(use),
            key -> {
              Diagnostics own = new Diagnostics();
              Optional<T> value = make.apply(use, own);
              return new Made<>(value, own.sorted());
            });
    made.findings().forEach(findings::report);
    return made.value();
  }

  /** Checks the sizes of a network. */
  void check(PlannedNetwork network, int outputStride, MapSize size, Diagnostics findings) {
    checked
        .computeIfAbsent(
            Place.of(network, outputStride, size.text()),
            key -> {
              Diagnostics own = new Diagnostics();
              NetworkChecks.check(network, outputStride, size, own);
              return own.sorted();
            })
        .forEach(findings::report);
  }

  long multiplyAdds(PlannedNetwork network, int outputStride, MapSize size, Diagnostics findings) {
    return multiplyAdds.computeIfAbsent(
        Place.of(network, outputStride, size.text()),
        key -> {
          List<MapSize> sizes = network.sizes(outputStride, size, findings);
          Set<Integer> auxiliary = new HashSet<>();
          network
              .network()
              .auxiliaries()
              .forEach(head -> head.region().layers().forEach(l -> auxiliary.add(l.output())));
          long sum = 0;
          for (Node.Layer layer : network.network().layers()) {
            sum += auxiliary.contains(layer.output()) ? 0 : network.multiplyAdds(layer, sizes);
          }
          return sum;
        });
  }

  /** The network's identity at an output stride. */
  String identity(PlannedNetwork network, int outputStride) {
    return identities.computeIfAbsent(
        Place.of(network, outputStride, ""), key -> NetworkIdentity.of(network, outputStride));
  }
}
