package org.atrous.generated.parity;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.weights.ImportReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * With the weights of the implementation that it describes, a network of the zoo gives that
 * implementation's logits.
 */
final class ParityTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("atrous.golden", ""))
          .resolveSibling("resources/org/atrous/generated/parity");

  /** Of the largest difference, as a share of the range of logits. */
  private static final double TOLERANCE = 1e-3;

  @TestFactory
  Stream<DynamicTest> givesTheLogitsOfTheReference() throws IOException {
    return fixtures().stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> compare(Fixture.read(file))));
  }

  @Test
  void hasReferences() throws IOException {
    assertThat(fixtures().size()).isAtLeast(4);
  }

  private static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".json", "");
  }

  private static void compare(Fixture fixture) throws IOException {
    requireMeaning(fixture);
    ReferenceNetwork reference = ReferenceNetwork.of(fixture);
    requireEverythingLoaded(fixture, reference.weights().report());
    List<Double> differences = new ArrayList<>();
    for (Fixture.Run run : fixture.runs()) {
      double difference = difference(fixture, reference, run);
      assertWithMessage("%s at %s, of the logits' range", fixture.name(), run.size())
          .that(difference)
          .isLessThan(TOLERANCE);
      differences.add(difference);
    }
    ParityTable.check(fixture, differences);
  }

  /** Weights under which features die, or logits are the same everywhere, would prove nothing. */
  private static void requireMeaning(Fixture fixture) {
    assertThat(
            fixture.runs().stream()
                .map(run -> run.height() / fixture.multipleOf() % 2 == 0 ? "even" : "odd")
                .distinct()
                .toList())
        .containsExactly("even", "odd");
    for (Fixture.Run run : fixture.runs()) {
      assertThat(run.blocks()).isNotEmpty();
      run.blocks()
          .forEach(
              (block, deviation) -> {
                assertWithMessage(block).that(deviation).isAtLeast(0.1);
                assertWithMessage(block).that(deviation).isAtMost(10.0);
              });
    }
  }

  private static void requireEverythingLoaded(Fixture fixture, ImportReport report) {
    assertThat(report.mapping()).isEqualTo(fixture.mapping());
    assertThat(report.initial()).isEmpty();
    assertThat(report.unused().stream().map(ImportReport.Unused::tensor).toList())
        .containsExactlyElementsIn(fixture.unused());
    assertThat(
            report.loaded().stream()
                .filter(loaded -> !loaded.variable().contains("/moving_"))
                .mapToLong(loaded -> loaded.shape().stream().reduce(1L, Math::multiplyExact))
                .sum())
        .isEqualTo(fixture.parameters());
  }

  /** The largest difference, as a share of the reference's range. */
  private static double difference(Fixture fixture, ReferenceNetwork reference, Fixture.Run run) {
    try (InferenceGraph graph =
        InferenceGraph.build(
            reference.network(), fixture.outputStride(), 1, run.height(), run.width())) {
      graph.assign(reference.weights().byVariable());
      float[] logits = new float[graph.logitsSize()];
      graph.logits(Formula.image(fixture.name(), run.height(), run.width()), logits);
      int classes = reference.network().classes();
      requireVariety(logits, classes, fixture.classifier());
      return run.logits().samples().stream()
              .mapToDouble(
                  sample ->
                      Math.abs(
                          sample.value()
                              - logits[
                                  (sample.y() * run.width() + sample.x()) * classes
                                      + sample.channel()]))
              .max()
              .orElseThrow()
          / run.logits().range();
    }
  }

  /** Logits vary by pixel, unless there is one answer for all of them, and by class. */
  private static void requireVariety(float[] logits, int classes, boolean oneAnswer) {
    int pixels = logits.length / classes;
    double range = range(indices(logits, 0, 1, logits.length));
    if (!oneAnswer) {
      assertThat(range(indices(logits, 0, classes, pixels))).isGreaterThan(0.05 * range);
    }
    assertThat(range(indices(logits, pixels / 2 * classes, 1, classes))).isGreaterThan(0.1 * range);
  }

  private static double[] indices(float[] logits, int first, int step, int count) {
    return DoubleStream.iterate(first, at -> at + step)
        .limit(count)
        .map(at -> logits[(int) at])
        .toArray();
  }

  private static double range(double[] values) {
    return DoubleStream.of(values).max().orElseThrow()
        - DoubleStream.of(values).min().orElseThrow();
  }
}
