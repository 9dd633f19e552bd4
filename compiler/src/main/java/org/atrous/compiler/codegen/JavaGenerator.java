package org.atrous.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.weights.MappingSpec;

/** Everything that is generated from one spec, as files yet to be written. */
public final class JavaGenerator {
  private final String packageName;
  private final String source;

  /**
   * @param packageName of the generated classes
   * @param source the spec's path, relative, with forward slashes
   */
  public JavaGenerator(String packageName, String source) {
    this.packageName = packageName;
    this.source = source;
  }

  /** The simple name of the class that hands the spec over: {@code CamvidSpec}. */
  public String specClass() {
    String file = source.substring(source.lastIndexOf('/') + 1);
    String stem = file.endsWith(".atrous") ? file.substring(0, file.length() - 7) : file;
    return JavaNames.type(stem.replaceAll("[^A-Za-z0-9_]", "_")) + "Spec";
  }

  /** The simple name of a network's class. */
  public static String networkClass(String network) {
    return JavaNames.network(network);
  }

  /** The networks' classes and the spec's, sorted by name. */
  public List<JavaSource> sources(
      List<PlannedNetwork> networks, Experiments experiments, List<MappingSpec> weights) {
    List<JavaSource> sources = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (PlannedNetwork network : networks) {
      classes.add(networkClass(network.network().name()));
      sources.add(file(NetworkGenerator.generate(network)));
    }
    sources.add(
        file(
            SpecGenerator.generate(
                specClass(), source, packageName, classes, experiments, weights)));
    return sorted(sources);
  }

  /** A test for each network, sorted by name. */
  public List<JavaSource> tests(List<PlannedNetwork> networks) {
    return sorted(
        networks.stream()
            .map(
                network ->
                    file(
                        TestGenerator.generate(
                            network,
                            ClassName.get(packageName, networkClass(network.network().name())))))
            .toList());
  }

  private JavaSource file(TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type).indent("  ").skipJavaLangImports(true).build();
    String name = packageName.isEmpty() ? type.name() : packageName + "." + type.name();
    return new JavaSource(name, file.toString());
  }

  private static List<JavaSource> sorted(List<JavaSource> sources) {
    return sources.stream().sorted(Comparator.comparing(JavaSource::className)).toList();
  }
}
