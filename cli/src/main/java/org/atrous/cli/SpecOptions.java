package org.atrous.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.CompileRequest.Imported;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The spec that a command works on, with what is set by hand, and one of its networks. */
final class SpecOptions {
  @Parameters(paramLabel = "FILE", description = "The spec.")
  private Path file;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "One network, where the spec declares several.")
  private @Nullable String network;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Sets a parameter of the network, or a setting of recipes, to a value as a spec writes it:"
              + " --set classes=11, --set 'grid=(1, 2, 4)'; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  Path file() {
    return file;
  }

  /** Whether {@code --network} names one. */
  boolean namesNetwork() {
    return network != null;
  }

  /** What is set by hand, name to text. */
  Map<String, String> settings() {
    return settings;
  }

  /** The spec, compiled; its diagnostics are printed. Empty after an error. */
  Optional<Compilation> compile(Console console) {
    return compile(file, settings, console);
  }

  /**
   * The same for a sweep.
   *
   * @param withWeights whether all mappings of weights that the spec sees are needed
   * @param keepGoing whether cells that can't be built are left out
   */
  Optional<Compilation> compileSweep(Console console, boolean withWeights, boolean keepGoing) {
    Set<Imported> imported = withWeights ? Set.of(Imported.WEIGHTS) : Set.of();
    Compilation compilation = compileAnyway(file, settings, console, imported, keepGoing);
    return compilation.succeeded() ? Optional.of(compilation) : Optional.empty();
  }

  /** The same with all data sets that the spec imports, also those that it doesn't use. */
  Optional<Compilation> compileWithDatasets(Console console) {
    return compileWith(Imported.DATASETS, console);
  }

  /** The same with all mappings of weights that the spec sees. */
  Optional<Compilation> compileWithWeights(Console console) {
    return compileWith(Imported.WEIGHTS, console);
  }

  private Optional<Compilation> compileWith(Imported imported, Console console) {
    Compilation compilation = compileAnyway(file, settings, console, Set.of(imported));
    return compilation.succeeded() ? Optional.of(compilation) : Optional.empty();
  }

  /** A spec, compiled; its diagnostics are printed. Empty after an error. */
  static Optional<Compilation> compile(Path file, Map<String, String> settings, Console console) {
    Compilation compilation = compileAnyway(file, settings, console, Set.of());
    return compilation.succeeded() ? Optional.of(compilation) : Optional.empty();
  }

  /** The spec, compiled, also after an error; its diagnostics are printed. */
  Compilation compileAnyway(Console console) {
    return compileAnyway(file, settings, console, Set.of());
  }

  private static Compilation compileAnyway(
      Path file, Map<String, String> settings, Console console, Set<Imported> imported) {
    return compileAnyway(file, settings, console, imported, false);
  }

  private static Compilation compileAnyway(
      Path file,
      Map<String, String> settings,
      Console console,
      Set<Imported> imported,
      boolean keepGoing) {
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(
                file,
                SpecFiles.base(file),
                GenerateCommand.DEFAULT_PACKAGE,
                settings,
                console.importPath(),
                imported,
                keepGoing));
    console.diagnostics(compilation.diagnostics());
    return compilation;
  }

  /**
   * The output stride that was asked for, or the usual one.
   *
   * @throws InputException where the network can't be built at it
   */
  static int outputStride(PlannedNetwork network, @Nullable Integer wanted) {
    int stride = wanted == null ? network.outputStrides().usual() : wanted;
    if (!network.allows(stride)) {
      throw new InputException(
          network.whyNot(stride),
          "it can be built at " + Numbers.list(network.outputStrides().legal()));
    }
    return stride;
  }

  /**
   * The networks that are meant: the one that {@code --network} names, or else all of them.
   *
   * @throws InputException where there is none, or none of the name
   */
  List<PlannedNetwork> networks(Compilation compilation) {
    return network == null && compilation.networks().size() > 1
        ? compilation.networks()
        : List.of(network(compilation));
  }

  /**
   * The network that is meant: the one that {@code --network} names, or else the only one.
   *
   * @throws InputException where there is none of the name, or several and no name
   */
  PlannedNetwork network(Compilation compilation) {
    return network(compilation, file, network, "--network");
  }

  /**
   * The network of a spec that is meant: the one of a name, or else the only one.
   *
   * @param wanted the name, or null
   * @param option by which a name is given
   * @throws InputException where there is none of the name, or several and no name
   */
  static PlannedNetwork network(
      Compilation compilation, Path file, @Nullable String wanted, String option) {
    List<String> names = compilation.networks().stream().map(n -> n.network().name()).toList();
    if (names.isEmpty()) {
      throw new InputException(
          "`%s` declares no network".formatted(file), "write one: network Name { ... }");
    }
    if (wanted == null && names.size() > 1) {
      throw new InputException(
          "`%s` declares several networks".formatted(file),
          "name one of them: " + option + " " + String.join(" | ", names));
    }
    String name = wanted == null ? names.get(0) : wanted;
    return compilation
        .network(name)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no network `%s` in `%s`".formatted(name, file),
                    Suggestion.nearest(name, names)
                        .map(near -> "did you mean `%s`?".formatted(near))
                        .orElse("there are: " + String.join(", ", names))));
  }
}
