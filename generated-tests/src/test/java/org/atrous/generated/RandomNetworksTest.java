package org.atrous.generated;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.cli.InMemoryCompiler;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.random.Choices;
import org.atrous.compiler.random.RandomSpec;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.testing.GraphProbe;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler infers of random networks is what TensorFlow builds out of their classes. */
final class RandomNetworksTest {
  private static final int NETWORKS = Integer.getInteger("atrous.random.networks", 25);
  private static final MapSize INPUT = MapSize.of(97, 128);

  @TempDir Path folder;

  /** A random spec that compiles; the others have no output stride. */
  private record Sample(long seed, String text, Compilation compilation) {}

  @TestFactory
  Stream<DynamicTest> theGraphIsAsInferred() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (long seed = 0; samples.size() < NETWORKS; seed++) {
      String text = RandomSpec.write(Choices.random(seed));
      Path file = Files.writeString(folder.resolve("random.atrous"), text);
      Compilation compilation =
          AtrousCompiler.compile(new CompileRequest(file, folder, "random", Map.of()));
      if (compilation.succeeded()) {
        samples.add(new Sample(seed, text, compilation));
      }
      assertThat(seed).isLessThan(2L * NETWORKS);
    }
    return samples.stream()
        .map(sample -> DynamicTest.dynamicTest("seed " + sample.seed(), () -> check(sample)));
  }

  private static void check(Sample sample) throws IOException {
    Compilation compilation = sample.compilation();
    String text = sample.text();
    SegmentationNetwork built =
        new InMemoryCompiler()
            .compile(compilation.sources())
            .instantiate(compilation.specClass(), Spec.class)
            .networks()
            .get(0);
    PlannedNetwork planned = compilation.networks().get(0);
    for (int outputStride : planned.outputStrides().legal()) {
      try (GraphProbe probe = GraphProbe.of(built, outputStride, INPUT.rows(), INPUT.columns())) {
        checkShapes(planned, outputStride, probe, text);
        checkWindows(planned, outputStride, probe, text);
        checkVariables(planned, probe, text);
      }
    }
  }

  private static void checkShapes(
      PlannedNetwork planned, int outputStride, GraphProbe probe, String text) {
    Network network = planned.network();
    List<MapSize> sizes = planned.sizes(outputStride, INPUT, new Diagnostics());
    SortedMap<String, List<Long>> inferred = new TreeMap<>();
    network.taps().forEach(tap -> inferred.put(tap.path(), shape(network, sizes, tap.feature())));
    network
        .blocks()
        .forEach(block -> inferred.put(block.scope(), shape(network, sizes, block.tap())));
    assertThat(probe.taps()).isNotEmpty();
    for (String tap : probe.taps()) {
      assertWithMessage("%s at %s of\n%s", tap, outputStride, text)
          .that(probe.shape(tap))
          .isEqualTo(inferred.get(tap));
    }
    assertWithMessage("logits at %s of\n%s", outputStride, text)
        .that(probe.logits())
        .isEqualTo(shape(network, sizes, network.root().output()));
    assertWithMessage("auxiliary logits at %s of\n%s", outputStride, text)
        .that(List.copyOf(probe.auxiliaryLogits().values()))
        .isEqualTo(
            network.auxiliaries().stream()
                .map(auxiliary -> shape(network, sizes, auxiliary.region().output()))
                .toList());
  }

  private static List<Long> shape(Network network, List<MapSize> sizes, int feature) {
    MapSize size = sizes.get(feature);
    return List.of(
        (long) size.rows(),
        (long) size.columns(),
        (long) network.features().get(feature).channels());
  }

  private static void checkWindows(
      PlannedNetwork planned, int outputStride, GraphProbe probe, String text) {
    for (Node.Layer layer : planned.network().layers()) {
      Window.Running window = planned.at(outputStride).window(layer);
      if (window != null && layer.operation().call().named()) {
        assertWithMessage("%s at %s of\n%s", layer.path(), outputStride, text)
            .that(List.of(probe.stride(layer.path()), probe.rate(layer.path())))
            .isEqualTo(List.of(window.stride(), window.rate()));
      }
    }
  }

  private static void checkVariables(PlannedNetwork planned, GraphProbe probe, String text) {
    SortedMap<String, List<Long>> inferred = new TreeMap<>();
    for (Node.Layer layer : planned.network().layers()) {
      for (Operation.Variable variable :
          layer.operation().variables(planned.inputChannels(layer))) {
        inferred.put(
            layer.path() + "/" + variable.role(),
            variable.shape().stream().map(Integer::longValue).toList());
      }
    }
    assertWithMessage("variables of\n%s", text).that(probe.variables()).isEqualTo(inferred);
    assertWithMessage("parameters of\n%s", text)
        .that(probe.parameters())
        .isEqualTo(planned.parameters());
  }
}
