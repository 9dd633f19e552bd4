package org.atrous.generated.parity;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.atrous.cli.InMemoryCompiler;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.weights.ImportChoice;
import org.atrous.runtime.weights.ImportedFile;
import org.atrous.runtime.weights.WeightImport;
import org.atrous.runtime.weights.WeightMapping;

/**
 * A network of the zoo with the weights of a fixture, which take the way of {@code atrous import}.
 *
 * @param network its generated class
 * @param mappings of weights that its spec sees
 * @param weights by variable, and where they came from
 */
record ReferenceNetwork(
    SegmentationNetwork network, List<WeightMapping> mappings, WeightImport.Result weights) {
  private static final Path MODELS = Path.of(System.getProperty("atrous.models", ""));

  /** A network of the zoo. */
  static ReferenceNetwork of(Fixture fixture) throws IOException {
    return of(fixture, MODELS);
  }

  /** A network of a spec that lies in a folder. */
  static ReferenceNetwork of(Fixture fixture, Path folder) throws IOException {
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(
                folder.resolve(fixture.spec()),
                folder,
                "parity",
                fixture.settings(),
                List.of(),
                Set.of(CompileRequest.Imported.WEIGHTS)));
    assertWithMessage("%s", compilation.diagnostics()).that(compilation.succeeded()).isTrue();
    Spec spec =
        new InMemoryCompiler()
            .compile(compilation.sources())
            .instantiate(compilation.specClass(), Spec.class);
    SegmentationNetwork network =
        spec.networks().stream()
            .filter(each -> each.name().equals(fixture.network()))
            .findFirst()
            .orElseThrow();
    try (FormulaWeights file = new FormulaWeights(fixture)) {
      return new ReferenceNetwork(
          network,
          spec.weights(),
          new WeightImport(network, spec.weights(), new ImportChoice(List.of(), false))
              .read(file, new ImportedFile("", fixture.name(), 0, ""), null));
    }
  }
}
