package org.atrous.compiler.draw;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;

/** Compiles and sketches texts for tests. */
final class Pictures {
  static final String IMPORTS =
      """
      import std.resnet
      import std.xception
      import std.deeplab

      """;

  private Pictures() {}

  /** The networks of a file. */
  static List<PlannedNetwork> networks(Path file) {
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, file.resolveSibling(""), "test", Map.of()));
    assertThat(compilation.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    return compilation.networks();
  }

  /** What is to be seen of the only network of a text, at its usual output stride. */
  static Sketch sketch(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("test.atrous"), IMPORTS + text);
    return sketch(networks(file).get(0), 257, 257);
  }

  static Sketch sketch(PlannedNetwork network, int height, int width) {
    int stride = network.outputStrides().usual();
    return new SketchReader(network, stride, sizes(network, height, width)).read();
  }

  static String svg(PlannedNetwork network, int height, int width) {
    return NetworkPicture.svg(
        network, network.outputStrides().usual(), sizes(network, height, width));
  }

  private static List<MapSize> sizes(PlannedNetwork network, int height, int width) {
    Diagnostics diagnostics = new Diagnostics();
    List<MapSize> sizes =
        network.sizes(network.outputStrides().usual(), MapSize.of(height, width), diagnostics);
    assertThat(diagnostics.hasErrors()).isFalse();
    return sizes;
  }
}
