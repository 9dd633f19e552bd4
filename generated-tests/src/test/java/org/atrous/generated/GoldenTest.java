package org.atrous.generated;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.JavaSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the Java of models against golden files: one model for each form that generated code can
 * take. The same classes, and those of all other models, are compiled into {@code models} and run
 * by the generated tests beside this one.
 *
 * <p>{@code -Datrous.refresh=true} writes the golden files anew; that run still fails, so that no
 * build passes without a comparison.
 */
final class GoldenTest {
  private static final Path MODELS = Path.of(System.getProperty("atrous.models", ""));
  private static final Path GOLDEN = Path.of(System.getProperty("atrous.golden", ""));
  private static final List<String> CLASSES =
      List.of(
          "CamVid",
          "CamvidSpec",
          "CascadeR101",
          "DeepLabV3R50",
          "DetectronPlusR103",
          "MobileV2",
          "PlusR50",
          "Simplified",
          "TorchvisionMobile",
          "TorchvisionR50",
          "Xception65Plus");
  private static final boolean REFRESH = Boolean.getBoolean("atrous.refresh");

  @TestFactory
  Stream<DynamicTest> generatesWhatIsInTheGoldenFile() throws IOException {
    Map<String, String> generated = generated();
    return CLASSES.stream()
        .map(name -> "org.atrous.models." + name + ".java.txt")
        .map(name -> Map.entry(name, generated.getOrDefault(name, "")))
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file)));
  }

  @Test
  void hasNoGoldenFileThatNothingGenerates() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names)
          .containsExactlyElementsIn(
              CLASSES.stream().map(name -> "org.atrous.models." + name + ".java.txt").toList());
    }
  }

  @Test
  void generatesTheSameBytesTwice() throws IOException {
    assertThat(generated()).isEqualTo(generated());
  }

  private static void compare(Map.Entry<String, String> file) throws IOException {
    Path golden = GOLDEN.resolve(file.getKey());
    if (REFRESH) {
      Files.writeString(golden, file.getValue());
    }
    assertWithMessage("golden file %s; run with -Datrous.refresh=true to write it", golden)
        .that(Files.exists(golden))
        .isTrue();
    assertThat(file.getValue()).isEqualTo(Files.readString(golden));
    assertWithMessage("the golden files were refreshed: look at them, then run without")
        .that(REFRESH)
        .isFalse();
  }

  /** File name to text, for the classes of all models. */
  private static Map<String, String> generated() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> specs = Files.list(MODELS)) {
      for (Path spec : specs.filter(file -> file.toString().endsWith(".atrous")).toList()) {
        Compilation compilation =
            AtrousCompiler.compile(new CompileRequest(spec, MODELS, "org.atrous.models", Map.of()));
        assertWithMessage("errors in %s", spec).that(compilation.succeeded()).isTrue();
        for (JavaSource source : compilation.sources()) {
          files.put(source.className() + ".java.txt", source.text());
        }
      }
    }
    return files;
  }
}
