package org.atrous.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Suggestion;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.RunContents;
import org.jspecify.annotations.Nullable;

/** A spec whose generated classes are compiled and loaded. */
final class LoadedSpec {
  private final Compilation compilation;
  private final CompiledClasses classes;
  private final Spec spec;

  private LoadedSpec(Compilation compilation, CompiledClasses classes) {
    this.compilation = compilation;
    this.classes = classes;
    this.spec = classes.instantiate(compilation.specClass(), Spec.class);
  }

  /**
   * Compiles the generated classes in memory, and loads them.
   *
   * @throws InputException on a Java without a compiler
   */
  static LoadedSpec load(Compilation compilation) throws IOException {
    return new LoadedSpec(compilation, new InMemoryCompiler().compile(compilation.sources()));
  }

  /** Fully qualified name of the generated {@code Spec}. */
  String className() {
    return compilation.specClass();
  }

  Spec spec() {
    return spec;
  }

  /** The network of that name, which the spec has. */
  SegmentationNetwork network(String name) {
    return spec.networks().stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no class was generated for " + name));
  }

  /**
   * The recipe that is meant.
   *
   * @param name null for the only one
   * @throws InputException where there is none of the name, or several and no name
   */
  Recipe recipe(@Nullable String name) {
    List<String> names = spec.recipes().stream().map(Recipe::name).toList();
    if (names.isEmpty()) {
      throw new InputException(
          "`%s` declares no recipe".formatted(spec.source()),
          "write one: recipe name { data ... split train }");
    }
    if (name == null && names.size() > 1) {
      throw new InputException(
          "`%s` declares several recipes".formatted(spec.source()),
          "name one of them: --recipe " + String.join(" | ", names));
    }
    String wanted = name == null ? names.get(0) : name;
    return spec.recipes().stream()
        .filter(recipe -> recipe.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "there is no recipe `%s` in `%s`".formatted(wanted, spec.source()),
                    Suggestion.nearest(wanted, names)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("there are: " + String.join(", ", names))));
  }

  /**
   * The data set that is meant, of those that the spec declares or uses, or was compiled with.
   *
   * @param name null for the only one
   * @throws InputException where there is none of the name, or several and no name
   */
  Dataset dataset(@Nullable String name) {
    Map<String, Dataset> known = new LinkedHashMap<>();
    spec.datasets().forEach(dataset -> known.putIfAbsent(dataset.name(), dataset));
    spec.recipes().forEach(r -> known.putIfAbsent(r.dataset().name(), r.dataset()));
    spec.evaluations().forEach(e -> known.putIfAbsent(e.dataset().name(), e.dataset()));
    if (known.isEmpty()) {
      throw new InputException(
          "`%s` declares no data set, and none of its recipes and evaluations uses one"
              .formatted(spec.source()),
          "write one: dataset name { pairs ... classes ... }, or a recipe with `data`");
    }
    List<String> names = List.copyOf(known.keySet());
    if (name == null && names.size() > 1) {
      throw new InputException(
          "`%s` has several data sets".formatted(spec.source()),
          "name one of them: --dataset " + String.join(" | ", names));
    }
    String wanted = name == null ? names.get(0) : name;
    Dataset dataset = known.get(wanted);
    if (dataset == null) {
      throw new InputException(
          "`%s` neither declares nor imports a data set `%s`".formatted(spec.source(), wanted),
          Suggestion.nearest(wanted, names)
              .map("did you mean `%s`?"::formatted)
              .orElse("there are: " + String.join(", ", names)));
    }
    return dataset;
  }

  /** What a run takes along. */
  RunContents contents() {
    Map<String, String> specs = new TreeMap<>();
    for (SourceFile file : compilation.files()) {
      specs.put(file.displayPath(), file.text());
    }
    Map<String, String> sources = new TreeMap<>();
    for (JavaSource source : compilation.sources()) {
      sources.put(source.path(), source.text());
    }
    return new RunContents(specs, sources, classes.bytes());
  }
}
