package org.atrous.compiler.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Diagnostics;

/**
 * Writes the test of a network: it builds the generated class in TensorFlow and holds the graph
 * against what the compiler inferred. All output strides but the usual one are tagged {@code full}.
 */
final class TestGenerator {
  /** What the name of a network's test ends in. */
  static final String SUFFIX = "Test";

  private static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");
  private static final ClassName TAG = ClassName.get("org.junit.jupiter.api", "Tag");
  private static final ClassName TRUTH = ClassName.get("com.google.common.truth", "Truth");
  private static final TypeName LINES = ParameterizedTypeName.get(List.class, String.class);
  // An odd size, as papers crop, and an even one that divides by nothing in particular; larger ones
  // for networks with windows that need them.
  private static final List<MapSize> SIZES =
      List.of(
          MapSize.of(129, 161),
          MapSize.of(150, 100),
          MapSize.of(513, 513),
          MapSize.of(512, 1024),
          MapSize.of(1025, 2049));
  private static final int SIZES_A_NETWORK = 2;
  // A constant of a class file has at most 65,535 bytes.
  private static final int LINES_A_BLOCK = 250;

  private final PlannedNetwork planned;
  private final Network network;
  private final ClassName type;
  private final List<MapSize> sizes;

  private TestGenerator(PlannedNetwork planned, ClassName type) {
    this.planned = planned;
    this.network = planned.network();
    this.type = type;
    List<MapSize> fitting =
        SIZES.stream()
            .filter(
                size ->
                    planned.outputStrides().legal().stream().allMatch(s -> planned.fits(s, size)))
            .limit(SIZES_A_NETWORK)
            .toList();
    this.sizes = fitting.isEmpty() ? SIZES.subList(0, SIZES_A_NETWORK) : fitting;
  }

  /** The test of the class {@code type}, generated from the same network. */
  static TypeSpec generate(PlannedNetwork planned, ClassName type) {
    return new TestGenerator(planned, type).test();
  }

  private TypeSpec test() {
    TypeSpec.Builder test =
        TypeSpec.classBuilder(type.simpleName() + SUFFIX)
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                "Holds the graph of {@link $T} against what the compiler inferred.\n\n<p>$L",
                type,
                Javadocs.ofDeclaration("", network.span()));
    test.addField(lines("VARIABLES", variableLines()));
    for (int outputStride : planned.outputStrides().legal()) {
      test.addField(lines("WINDOWS_" + outputStride, windowLines(outputStride)));
    }
    for (int outputStride : planned.outputStrides().legal()) {
      for (MapSize size : sizes) {
        test.addMethod(shapes(outputStride, size));
      }
      test.addMethod(windows(outputStride));
      test.addMethod(variables(outputStride));
    }
    test.addMethod(parameters());
    test.addMethod(gradients());
    test.addMethod(built());
    test.addMethod(probe());
    return test.build();
  }

  private List<String> variableLines() {
    List<String> lines = new ArrayList<>();
    for (Node.Layer layer : network.layers()) {
      for (Operation.Variable variable :
          layer.operation().variables(planned.inputChannels(layer))) {
        lines.add(layer.path() + "/" + variable.role() + " " + variable.shape());
      }
    }
    lines.sort(null);
    return lines;
  }

  private List<String> windowLines(int outputStride) {
    StridePlan plan = planned.at(outputStride);
    List<String> lines = new ArrayList<>();
    for (Node.Layer layer : network.layers()) {
      Window.Running window = plan.window(layer);
      if (window != null && layer.operation().call().named()) {
        lines.add("%s stride %d rate %d".formatted(layer.path(), window.stride(), window.rate()));
      }
    }
    return lines;
  }

  private MethodSpec shapes(int outputStride, MapSize input) {
    List<MapSize> sizes = planned.sizes(outputStride, input, new Diagnostics());
    MethodSpec.Builder method =
        method("hasTheShapesOfOutputStride%dAt%s".formatted(outputStride, input.text()))
            .beginControlFlow(
                "try ($T probe = probe($L, $L, $L))",
                RuntimeNames.GRAPH_PROBE,
                outputStride,
                input.rows(),
                input.columns());
    for (Network.Block block : network.blocks()) {
      method.addStatement(
          "$T.assertThat(probe.shape($S)).containsExactly($L).inOrder()",
          TRUTH,
          block.scope(),
          shape(sizes, block.tap()));
    }
    method.addStatement(
        "$T.assertThat(probe.logits()).containsExactly($L).inOrder()",
        TRUTH,
        shape(sizes, network.root().output()));
    return tagged(method.endControlFlow(), outputStride);
  }

  private String shape(List<MapSize> sizes, int feature) {
    MapSize size = sizes.get(feature);
    return "%dL, %dL, %dL"
        .formatted(size.rows(), size.columns(), network.features().get(feature).channels());
  }

  private MethodSpec windows(int outputStride) {
    MethodSpec.Builder method =
        probing("runsAtTheStridesAndRatesOfOutputStride" + outputStride, outputStride)
            .addStatement(
                "$T.assertThat(built(probe, WINDOWS_$L)).isEqualTo(WINDOWS_$L)",
                TRUTH,
                outputStride,
                outputStride);
    return tagged(method.endControlFlow(), outputStride);
  }

  private MethodSpec variables(int outputStride) {
    MethodSpec.Builder method =
        probing("hasTheVariablesOfTheSpecAtOutputStride" + outputStride, outputStride)
            .addStatement("$T variables = new $T<>()", LINES, ArrayList.class)
            .addStatement(
                "probe.variables().forEach((name, shape) -> variables.add(name + \" \" + shape))")
            .addStatement("$T.assertThat(variables).isEqualTo(VARIABLES)", TRUTH);
    return tagged(method.endControlFlow(), outputStride);
  }

  private MethodSpec parameters() {
    return probing("countsItsParameters", planned.outputStrides().usual())
        .addStatement(
            "$T.assertThat(probe.parameters()).isEqualTo($LL)", TRUTH, planned.parameters())
        .endControlFlow()
        .build();
  }

  private MethodSpec gradients() {
    return probing("sendsAGradientToEveryVariable", planned.outputStrides().usual())
        .addStatement("$T.assertThat(probe.variablesWithoutGradient()).isEmpty()", TRUTH)
        .endControlFlow()
        .build();
  }

  /** The strides and rates of the layers that {@code expected} names, as TensorFlow has them. */
  private static MethodSpec built() {
    return MethodSpec.methodBuilder("built")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(LINES)
        .addParameter(RuntimeNames.GRAPH_PROBE, "probe")
        .addParameter(LINES, "expected")
        .addStatement("$T built = new $T<>()", LINES, ArrayList.class)
        .beginControlFlow("for ($T line : expected)", String.class)
        .addStatement("$T layer = line.substring(0, line.indexOf(' '))", String.class)
        .addStatement(
            "built.add(layer + $S + probe.stride(layer) + $S + probe.rate(layer))",
            " stride ",
            " rate ")
        .endControlFlow()
        .addStatement("return built")
        .build();
  }

  private MethodSpec probe() {
    return MethodSpec.methodBuilder("probe")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(RuntimeNames.GRAPH_PROBE)
        .addParameter(int.class, "outputStride")
        .addParameter(int.class, "height")
        .addParameter(int.class, "width")
        .addStatement(
            "return $T.of(new $T(), outputStride, height, width)", RuntimeNames.GRAPH_PROBE, type)
        .build();
  }

  private static FieldSpec lines(String name, List<String> lines) {
    CodeBlock.Builder blocks = CodeBlock.builder();
    for (int from = 0; from < lines.size(); from += LINES_A_BLOCK) {
      int to = Math.min(lines.size(), from + LINES_A_BLOCK);
      blocks.add(
          "$L\"\"\"\n$L\n\"\"\"",
          from == 0 ? "" : ",\n",
          String.join("\n", lines.subList(from, to)));
    }
    return FieldSpec.builder(LINES, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.of(\n$L)\n.flatMap($T::lines)\n.toList()",
            Stream.class,
            blocks.build(),
            String.class)
        .build();
  }

  private MethodSpec.Builder probing(String name, int outputStride) {
    MapSize size = sizes.get(0);
    return method(name)
        .beginControlFlow(
            "try ($T probe = probe($L, $L, $L))",
            RuntimeNames.GRAPH_PROBE,
            outputStride,
            size.rows(),
            size.columns());
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addAnnotation(TEST);
  }

  private MethodSpec tagged(MethodSpec.Builder method, int outputStride) {
    if (outputStride != planned.outputStrides().usual()) {
      method.addAnnotation(AnnotationSpec.builder(TAG).addMember("value", "$S", "full").build());
    }
    return method.build();
  }
}
