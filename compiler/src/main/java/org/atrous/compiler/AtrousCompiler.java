package org.atrous.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.compiler.CompileRequest.Imported;
import org.atrous.compiler.advice.Advice;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.check.NameChecker;
import org.atrous.compiler.codegen.JavaChecks;
import org.atrous.compiler.codegen.JavaGenerator;
import org.atrous.compiler.experiment.ExperimentChecks;
import org.atrous.compiler.experiment.ExperimentReader;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.instantiate.NetworkInstantiator;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.program.SpecLoader;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepPlanner;
import org.atrous.compiler.weights.MappingChoice;
import org.atrous.compiler.weights.MappingSpec;

/**
 * The way of a spec from text to Java:
 *
 * <ol>
 *   <li>{@link SpecLoader} reads and parses the file and its imports;
 *   <li>{@link NameChecker} checks every body as it is written;
 *   <li>{@link NetworkInstantiator} puts the arguments in and expands the components: the IR;
 *   <li>{@link PlannedNetwork} spends every output stride, and so finds strides and atrous rates;
 *   <li>{@link ExperimentReader} reads data sets, recipes and evaluations, and {@link
 *       ExperimentChecks} holds them against the networks;
 *   <li>{@link MappingChoice} reads the mappings of weights that are taken along;
 *   <li>{@link Advice} warns of what is no mistake, but would be regretted;
 *   <li>{@link SweepPlanner} builds and checks every cell of every sweep;
 *   <li>{@link JavaGenerator} writes the classes and their tests.
 * </ol>
 *
 * Each step reports what it finds and goes on; after each of the first two stands a gate.
 */
public final class AtrousCompiler {
  private AtrousCompiler() {}

  /** Compiles a spec. Bad input never throws: the result says what is wrong. */
  public static Compilation compile(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Program> program =
        SpecLoader.load(request.file(), request.base(), request.importPath(), diagnostics);
    if (program.isEmpty()) {
      return Compilation.failed(diagnostics, List.of());
    }
    if (!diagnostics.hasErrors()) {
      NameChecker.check(program.get(), diagnostics);
    }
    if (diagnostics.hasErrors()) {
      return Compilation.failed(diagnostics, program.get().files());
    }
    return compile(program.get(), request, diagnostics);
  }

  private static Compilation compile(
      Program program, CompileRequest request, Diagnostics diagnostics) {
    Overrides overrides = Overrides.of(request.overrides(), program, diagnostics);
    List<PlannedNetwork> networks = new ArrayList<>();
    NetworkInstantiator instantiator = new NetworkInstantiator(diagnostics);
    for (Declaration.Module network : program.modules(Declaration.Kind.NETWORK)) {
      instantiator
          .instantiate(network, program.main(), overrides.arguments())
          .flatMap(expanded -> PlannedNetwork.plan(expanded, diagnostics))
          .ifPresent(networks::add);
    }
    ExperimentReader reader = new ExperimentReader(program, overrides.settings(), diagnostics);
    Experiments experiments = reader.read(request.imported().contains(Imported.DATASETS));
    List<MappingSpec> weights =
        MappingChoice.of(
            program, networks, request.imported().contains(Imported.WEIGHTS), diagnostics);
    List<Sweep> sweeps =
        new SweepPlanner(program, reader, overrides.arguments(), request.keepGoing(), diagnostics)
            .plan();
    JavaGenerator generator =
        new JavaGenerator(request.packageName(), program.main().file().source().displayPath());
    JavaChecks.check(generator, networks, diagnostics);
    if (!diagnostics.hasErrors()) {
      ExperimentChecks.check(networks, experiments, diagnostics);
    }
    if (diagnostics.hasErrors()) {
      return Compilation.failed(diagnostics, program.files());
    }
    new Advice(program.files(), diagnostics).give(networks, experiments);
    return Compilation.succeeded(
        program, request, generator, networks, experiments, weights, sweeps, diagnostics);
  }
}
