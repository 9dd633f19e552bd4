package org.atrous.compiler.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.instantiate.GivenArgument;
import org.atrous.compiler.instantiate.NetworkInstantiator;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;

/** The networks that a spec's sweeps use. Equal uses are expanded and planned once. */
final class NetworkUses {
  private final FileScope file;
  private final Map<String, GivenArgument> byHand;
  private final Map<String, Outcome> known = new HashMap<>();

  /**
   * @param byHand arguments of networks that are given on the command line
   */
  NetworkUses(FileScope file, Map<String, GivenArgument> byHand) {
    this.file = file;
    this.byHand = byHand;
  }

  private record Outcome(Optional<PlannedNetwork> network, List<Diagnostic> findings) {}

  /**
   * The network of a use, {@code Cascade(grid: (1, 2, 1))}; empty after an error.
   *
   * @param use with nothing left to put in
   * @param findings where errors go, each time
   */
  Optional<PlannedNetwork> plan(Expression use, Diagnostics findings) {
    Outcome outcome = known.computeIfAbsent(AstPrinter.print(use), key -> plan(use));
    outcome.findings().forEach(findings::report);
    return outcome.network();
  }

  private Outcome plan(Expression use) {
    Diagnostics findings = new Diagnostics();
    Path path =
        use instanceof Expression.Call call ? call.callee() : ((Expression.Name) use).path();
    FileScope.Symbol symbol = file.find(path.text());
    boolean network =
        symbol != null
            && symbol.declaration() instanceof Declaration.Module module
            && module.kind() == Declaration.Kind.NETWORK;
    if (!network) {
      List<String> names =
          file.visible().values().stream()
              .map(FileScope.Symbol::declaration)
              .filter(
                  d -> d instanceof Declaration.Module m && m.kind() == Declaration.Kind.NETWORK)
              .map(d -> d.name().text())
              .toList();
      findings.report(
          Code.UNKNOWN_NAME,
          path.span(),
          "unknown network `%s`".formatted(path.text()),
          "",
          Suggestion.nearest(path.text(), names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse(null));
      return new Outcome(Optional.empty(), findings.sorted());
    }
    Map<String, GivenArgument> overrides = new HashMap<>(byHand);
    if (use instanceof Expression.Call call) {
      for (Argument argument : call.arguments()) {
        Identifier name = argument.name();
        overrides.remove(name == null ? "" : name.text());
      }
    }
    Declaration.Module alias =
        new Declaration.Module(
            Declaration.Kind.NETWORK,
            new Identifier(path.text(), path.span()),
            List.of(),
            null,
            null,
            use,
            "",
            use.span());
    Optional<PlannedNetwork> planned =
        new NetworkInstantiator(findings)
            .instantiate(alias, file, overrides)
            .flatMap(expanded -> PlannedNetwork.plan(expanded, findings));
    return new Outcome(findings.hasErrors() ? Optional.empty() : planned, findings.sorted());
  }
}
