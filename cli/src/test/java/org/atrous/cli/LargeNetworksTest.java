package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.primitive.Operation;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.testing.GraphProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However large a network is, its class keeps within Java's limits: 64 KB a method, 65,535
 * constants a class, 255 parameters.
 */
final class LargeNetworksTest {
  private static final String IMPORTS = "import std.resnet\nimport std.deeplab\n";

  @TempDir private Path folder;

  static Stream<String> specs() {
    return Stream.of(
        oneBody(9_000),
        headOf("many(" + widths(300, 1) + ")\n  many(" + widths(300, 7) + ")", MANY),
        headOf("wide", joined(1_000)),
        headOf("rates", RATES + scaledRates(900)),
        blocks(1_000));
  }

  private static final String MANY =
      """
      component many(w: [int]) {
        for x in w { conv(1x1, x) }
      }
      """;

  private static final String RATES =
      """
      component at(r: int) {
        conv(3x3, 4, rate: scaled(r, at: 32))
      }
      """;

  @ParameterizedTest
  @MethodSource("specs")
  void compilesWithoutAWarning(String text) throws IOException {
    Compilation compilation = compile(text);
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", folder.resolve("classes").toString()));
    for (JavaSource source : compilation.sources()) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.text()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();

    boolean compiled =
        compiler
            .getTask(
                output,
                null,
                null,
                arguments.subList(0, arguments.size() - compilation.sources().size()),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromStrings(
                        arguments.subList(
                            arguments.size() - compilation.sources().size(), arguments.size())))
            .call();

    assertWithMessage(output.toString()).that(compiled).isTrue();
  }

  @Test
  void buildsTheSameVariablesInParts() throws IOException {
    Compilation compilation = compile(headOf("long\n  wide", longBody(600) + joined(100)));
    PlannedNetwork planned = compilation.networks().get(0);
    Spec spec =
        new InMemoryCompiler()
            .compile(compilation.sources())
            .instantiate(compilation.specClass(), Spec.class);
    SegmentationNetwork network = spec.networks().get(0);

    try (GraphProbe probe = GraphProbe.of(network, 16, 65, 65)) {
      assertThat(probe.variables().keySet())
          .containsExactlyElementsIn(
              planned.network().layers().stream().flatMap(layer -> names(planned, layer)).toList());
      assertThat(probe.parameters()).isEqualTo(planned.parameters());
    }
    assertThat(compilation.sources().toString()).contains("longPart2");
  }

  private static Stream<String> names(PlannedNetwork planned, Node.Layer layer) {
    return layer.operation().variables(planned.inputChannels(layer)).stream()
        .map(Operation.Variable::role)
        .map(role -> layer.path() + "/" + role);
  }

  private Compilation compile(String text) throws IOException {
    Files.createDirectories(folder.resolve("classes"));
    Path file = Files.writeString(folder.resolve("large.atrous"), text);
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "large", Map.of()));
    assertThat(compilation.diagnostics().stream().filter(d -> d.isError()).toList()).isEmpty();
    return compilation;
  }

  private static String oneBody(int lines) {
    return headOf("long", longBody(lines));
  }

  private static String longBody(int lines) {
    return component(
        IntStream.range(0, lines)
            .mapToObj(i -> "  conv(1x1, %d) relu\n".formatted(8 + i % 97))
            .collect(Collectors.joining()),
        "long");
  }

  private static String joined(int branches) {
    return component(
        "  join {\n"
            + IntStream.range(0, branches)
                .mapToObj(i -> "    conv(3x3, 2, rate: %d) bn relu\n".formatted(1 + i % 9))
                .collect(Collectors.joining())
            + "  }\n",
        "wide");
  }

  private static String scaledRates(int rates) {
    return component(
        "  for r in %s { at(r) }\n"
            .formatted(
                IntStream.rangeClosed(1, rates)
                    .mapToObj(i -> String.valueOf(2 * i))
                    .collect(Collectors.joining(", ", "(", ")"))),
        "rates");
  }

  private static String widths(int count, int step) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.valueOf(8 + i * step % count))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String blocks(int count) {
    return IMPORTS
        + "backbone deep {\n  conv(3x3, 16, stride: 4) bn relu\n"
        + IntStream.rangeClosed(1, count)
            .mapToObj(i -> "  block%d { basic(%d) }\n".formatted(i, 64 + i % 7 * 4))
            .collect(Collectors.joining())
        + "}\nnetwork Deep {\n  backbone deep\n  logits(5)\n}\n";
  }

  private static String component(String body, String name) {
    return "component %s {\n%s}\n".formatted(name, body);
  }

  private static String headOf(String head, String components) {
    return IMPORTS
        + components
        + "network Large in torchvision {\n  backbone resnet18\n  "
        + head
        + "\n  logits(5, pre: false)\n}\n";
  }
}
