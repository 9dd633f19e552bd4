package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the zoo's index, {@code models/README.md}, to its specs: every network is listed, with the
 * parameters and multiply-adds that the compiler computes, and every assumption of a spec has a
 * word.
 */
final class ZooIndexTest {
  private static final Path MODELS = Path.of("..", "models");
  private static final Path SPECS = MODELS.resolve("src/main/atrous");

  /** Name, output stride, height and width; numbers follow. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d+) \\| (\\d+)x(\\d+) \\|.*$");

  static Stream<String> specs() throws IOException {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void listsEveryNetworkWithItsNumbers(String spec) throws IOException {
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(SPECS.resolve(spec), SPECS, "example", Map.of()));
    List<PlannedNetwork> networks = compilation.networks();
    Matcher rows = ROW.matcher(section(spec));

    assertThat(rows.results().map(row -> row.group(1)).toList())
        .containsExactlyElementsIn(networks.stream().map(n -> n.network().name()).toList())
        .inOrder();
    rows.reset();
    for (PlannedNetwork network : networks) {
      assertThat(rows.find()).isTrue();
      assertThat(rows.group()).isEqualTo(row(network, rows));
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void saysWhereASpecAssumes(String spec) throws IOException {
    boolean assumes = Files.readString(SPECS.resolve(spec)).contains("Assumption");

    assertThat(section(spec).contains("Assumptions: ")).isEqualTo(assumes);
  }

  @Test
  void hasASectionForEverySpec() throws IOException {
    long sections = index().lines().filter(line -> line.startsWith("## ")).count();

    assertThat(sections).isEqualTo(specs().count());
  }

  private static String row(PlannedNetwork network, Matcher row) {
    int outputStride = Integer.parseInt(row.group(2));
    MapSize size = MapSize.of(Integer.parseInt(row.group(3)), Integer.parseInt(row.group(4)));
    List<MapSize> sizes = network.sizes(outputStride, size, new Diagnostics());
    long multiplyAdds =
        network.network().layers().stream()
            .mapToLong(layer -> network.multiplyAdds(layer, sizes))
            .sum();
    return String.format(
        Locale.ROOT,
        "| `%s` | %d | %s | %,d | %,d |",
        network.network().name(),
        outputStride,
        size.text(),
        network.parameters(),
        multiplyAdds);
  }

  /** The section that begins with a link to the spec. */
  private static String section(String spec) throws IOException {
    String index = index();
    int link = index.indexOf("\n[`" + spec + "`](src/main/atrous/" + spec + ")");
    assertThat(link).isAtLeast(0);
    int end = index.indexOf("\n## ", link);
    return index.substring(link, end < 0 ? index.length() : end);
  }

  private static String index() throws IOException {
    return Files.readString(MODELS.resolve("README.md"));
  }
}
