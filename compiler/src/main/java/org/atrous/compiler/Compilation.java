package org.atrous.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.atrous.compiler.advice.Advice;
import org.atrous.compiler.advice.SweepAdvice;
import org.atrous.compiler.allow.Allowances;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.codegen.JavaGenerator;
import org.atrous.compiler.experiment.DatasetSpec;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.NetworkChecks;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.weights.MappingSpec;
import org.jspecify.annotations.Nullable;

/** What came of a compilation. Java is generated when it is asked for. */
public final class Compilation {
  private final List<Diagnostic> diagnostics;
  private final List<FileScope> files;
  private final Allowances allowances;
  private final List<SpecFile> specs;
  private final List<PlannedNetwork> networks;
  private final Experiments experiments;
  private final List<Sweep> sweeps;
  private final String specClass;
  private final @Nullable JavaGenerator generator;
  private final List<MappingSpec> weights;
  private final Supplier<List<JavaSource>> sources;
  private final Supplier<List<JavaSource>> tests;

  private Compilation(
      Diagnostics diagnostics,
      List<FileScope> files,
      Allowances allowances,
      List<PlannedNetwork> networks,
      Experiments experiments,
      List<Sweep> sweeps,
      String specClass,
      @Nullable JavaGenerator generator,
      List<MappingSpec> weights,
      Supplier<List<JavaSource>> sources,
      Supplier<List<JavaSource>> tests) {
    this.diagnostics = allowances.apply(diagnostics.sorted());
    this.files = List.copyOf(files);
    this.allowances = allowances;
    this.specs = files.stream().map(FileScope::written).toList();
    this.networks = List.copyOf(networks);
    this.experiments = experiments;
    this.sweeps = List.copyOf(sweeps);
    this.specClass = specClass;
    this.generator = generator;
    this.weights = List.copyOf(weights);
    this.sources = sources;
    this.tests = tests;
  }

  static Compilation failed(Diagnostics diagnostics, List<FileScope> files) {
    return new Compilation(
        diagnostics,
        files,
        allowances(files),
        List.of(),
        Experiments.NONE,
        List.of(),
        "",
        null,
        List.of(),
        List::of,
        List::of);
  }

  static Compilation succeeded(
      Program program,
      CompileRequest request,
      JavaGenerator generator,
      List<PlannedNetwork> networks,
      Experiments experiments,
      List<MappingSpec> weights,
      List<Sweep> sweeps,
      Diagnostics diagnostics) {
    Allowances allowances = allowances(program.files());
    // What is given by hand may keep a warning from being found.
    if (request.overrides().isEmpty()) {
      allowances.apply(diagnostics.sorted());
      allowances.reportUnused(program.main().file().source(), diagnostics);
    }
    String prefix = request.packageName().isEmpty() ? "" : request.packageName() + ".";
    return new Compilation(
        diagnostics,
        program.files(),
        allowances,
        networks,
        experiments,
        sweeps,
        prefix + generator.specClass(),
        generator,
        weights,
        () -> generator.sources(networks, experiments, weights),
        () -> generator.tests(networks));
  }

  private static Allowances allowances(List<FileScope> files) {
    return new Allowances(files.stream().flatMap(file -> file.allowances().stream()).toList());
  }

  /** Whether there was no error; there may be warnings. */
  public boolean succeeded() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** Errors and warnings, by file and place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** What is to be said of a network at another output stride and size than the spec's own. */
  public List<Diagnostic> check(PlannedNetwork network, int outputStride, MapSize input) {
    Diagnostics found = new Diagnostics();
    NetworkChecks.check(network, outputStride, input, found);
    if (!found.hasErrors()) {
      new Advice(files, found).rates(network, outputStride, input);
    }
    return allowances.apply(found.sorted());
  }

  /** What is to be said of a sweep's cells beside the spec's own warnings, each thing once. */
  public List<Diagnostic> check(Sweep sweep) {
    return allowances.apply(SweepAdvice.of(sweep, files, diagnostics));
  }

  /** The syntax trees of all files that were read: the spec itself first, then its imports. */
  public List<SpecFile> specs() {
    return specs;
  }

  /** The texts of all files that were read: the spec itself first, then its imports. */
  public List<SourceFile> files() {
    return specs.stream().map(SpecFile::source).toList();
  }

  /** The networks, in the order of their declarations; none after an error. */
  public List<PlannedNetwork> networks() {
    return networks;
  }

  /** The network of that name. */
  public Optional<PlannedNetwork> network(String name) {
    return networks.stream().filter(n -> n.network().name().equals(name)).findFirst();
  }

  /** Data sets, recipes and evaluations; none after an error. */
  public Experiments experiments() {
    return experiments;
  }

  /** The sweeps, every cell planned, in the order of their declarations; none after an error. */
  public List<Sweep> sweeps() {
    return sweeps;
  }

  /** The sweep of that name. */
  public Optional<Sweep> sweep(String name) {
    return sweeps.stream().filter(sweep -> sweep.name().equals(name)).findFirst();
  }

  /** Fully qualified name of the generated {@code Spec}; empty after an error. */
  public String specClass() {
    return specClass;
  }

  /** The generated classes, sorted by name; none after an error. */
  public List<JavaSource> sources() {
    return sources.get();
  }

  /**
   * The classes of one network with a chain of recipes and some evaluations of their own, sorted by
   * name: what a cell of a sweep comes to. The {@code Spec} among them is {@link #specClass}.
   *
   * @param recipe the last stage of the chain
   * @param evaluations with names that differ
   * @throws IllegalStateException after an error
   */
  public List<JavaSource> sources(
      PlannedNetwork network, RecipeSpec recipe, List<EvaluationSpec> evaluations) {
    if (generator == null) {
      throw new IllegalStateException("nothing is generated after an error");
    }
    Map<String, DatasetSpec> datasets = new LinkedHashMap<>();
    for (RecipeSpec stage = recipe; stage != null; stage = stage.after()) {
      datasets.putIfAbsent(stage.data().dataset().name(), stage.data().dataset());
    }
    for (EvaluationSpec evaluation : evaluations) {
      datasets.putIfAbsent(evaluation.data().dataset().name(), evaluation.data().dataset());
    }
    return generator.sources(
        List.of(network),
        new Experiments(List.copyOf(datasets.values()), List.of(recipe), evaluations),
        weights);
  }

  /** The generated test classes, sorted by name; none after an error. */
  public List<JavaSource> tests() {
    return tests.get();
  }
}
