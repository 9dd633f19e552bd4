package org.atrous.compiler.weights;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.CompileRequest.Imported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappingSpecTest {
  private static final String DIALECT =
      """
      import std.resnet
      import std.deeplab
      dialect own after torchvision { stem stem_c }
      """;

  private static final String NETWORK =
      """
      network N(classes: int = 3) in own {
        backbone resnet18
        logits(classes)
      }
      """;

  @TempDir private Path folder;

  private String specClass(String text, boolean allWeights) throws IOException {
    Path file = folder.resolve("test.atrous");
    Files.writeString(file, text);
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(
                file,
                folder,
                "test",
                Map.of(),
                List.of(),
                allWeights ? Set.of(Imported.WEIGHTS) : Set.of()));
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation.sources().stream()
        .filter(source -> source.className().equals(compilation.specClass()))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void numbersArriveInTheirNormalForm() throws IOException {
    String spec =
        specClass(
            """
            weights own {
              weights ".weight" oihw
              layer "a{k}/unit{u}" -> "b.{2 * (k - 1) + before(k)}.{u - (k - 3)}.{0 * k}"
            }
            """,
            false);

    assertThat(spec).contains(".role(\"weights\", \".weight\", \"oihw\")");
    assertThat(spec).contains(".layer(\"a{k}/unit{u}\", \"b.{2*k+before(k)-2}.{u-k+3}.{0}\")");
  }

  @Test
  void aNetworkTakesTheMappingOfItsDialectAlong() throws IOException {
    String spec = specClass(DIALECT + NETWORK, false);

    assertThat(spec).contains("WeightMapping.named(\"torchvision\")");
    assertThat(spec).doesNotContain("WeightMapping.named(\"tf_slim\")");
  }

  @Test
  void aMappingOfTheDialectsOwnNameComesFirst() throws IOException {
    String spec =
        specClass(DIALECT + "weights own { layer \"conv1\" -> \"conv1\" }\n" + NETWORK, false);

    assertThat(spec).contains("WeightMapping.named(\"own\")");
    assertThat(spec).doesNotContain("WeightMapping.named(\"torchvision\")");
  }

  @Test
  void everyMappingOfTheLibraryIsSound() throws IOException {
    String spec = specClass(DIALECT, true);

    for (String name : List.of("atrous", "torchvision", "tf_slim", "keras", "operations")) {
      assertThat(spec).contains("WeightMapping.named(\"%s\")".formatted(name));
    }
  }
}
