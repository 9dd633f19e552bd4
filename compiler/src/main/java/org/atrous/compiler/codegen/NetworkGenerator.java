package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;

/**
 * Writes the class of a network. Numbers that depend on the output stride stand in switches over
 * it: components take them as parameters. A network that is too large for that, for a method or for
 * a class of Java, is cut into parts, whose methods take the output stride themselves.
 */
final class NetworkGenerator {
  private final PlannedNetwork planned;
  private final Network network;
  private final Constants constants = new Constants();

  private NetworkGenerator(PlannedNetwork planned) {
    this.planned = planned;
    this.network = planned.network();
  }

  /** The class of a network. */
  static TypeSpec generate(PlannedNetwork planned) {
    return new NetworkGenerator(planned).type();
  }

  private Map<String, List<MethodSpec>> methods() {
    List<StridePlan> plans = List.copyOf(planned.outputStrides().plans().values());
    OutputStrideSwitch switches = new OutputStrideSwitch(planned.outputStrides().legal());
    TapFilter taps = new TapFilter(network);
    MethodPlanner planner = new MethodPlanner(plans, taps, false);
    planner.plan(network);
    if (fits(planner)) {
      return RegionMethods.write(network, planner, switches, taps, constants);
    }
    LayerSlots slots = new LayerSlots(plans);
    Network parted = new RegionSplitter(new CodeSize(slots::ofNode)).split(network);
    TapFilter tapsOfParts = new TapFilter(parted);
    MethodPlanner plannerOfParts = new MethodPlanner(plans, tapsOfParts, true);
    plannerOfParts.plan(parted);
    return RegionMethods.write(parted, plannerOfParts, switches, tapsOfParts, constants);
  }

  /** Whether every method is short enough, and all of them together for one class. */
  private boolean fits(MethodPlanner planner) {
    CodeSize size = new CodeSize(planner::slots);
    List<Node.Region> written = new ArrayList<>();
    network.regions().forEach(region -> collect(region, written));
    planner.methods().forEach(method -> written.add(method.sample()));
    return written.stream().allMatch(region -> size.bytes(region) <= CodeSize.MOST_BYTES)
        && written.stream().mapToInt(size::constants).sum() <= CodeSize.MOST_CONSTANTS
        && planner.methods().stream()
            .allMatch(method -> method.parameters().size() <= CodeSize.MOST_PARAMETERS);
  }

  /** The regions that have a method of their own, however alike they are. */
  private static void collect(Node.Region region, List<Node.Region> regions) {
    if (region.kind() != Node.Kind.COMPONENT) {
      regions.add(region);
      region.regions().forEach(inner -> collect(inner, regions));
    }
  }

  private TypeSpec type() {
    Map<String, List<MethodSpec>> methods = methods();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.network(network.name()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeNames.NETWORK_INTERFACE)
            .addJavadoc("$L", Javadocs.ofDeclaration(network.doc(), network.span()));
    constants
        .values()
        .forEach(
            (name, value) ->
                type.addField(
                    FieldSpec.builder(double.class, name, constant())
                        .initializer("$L", value)
                        .build()));
    type.addField(
        FieldSpec.builder(RuntimeNames.NORMALIZATION, "NORMALIZATION", constant())
            .initializer(normalization())
            .build());
    type.addField(
        FieldSpec.builder(
                ParameterizedTypeName.get(List.class, Integer.class), "OUTPUT_STRIDES", constant())
            .initializer(
                "$T.of($L)",
                List.class,
                String.join(
                    ", ", planned.outputStrides().legal().stream().map(String::valueOf).toList()))
            .build());
    type.addMethod(getter("name", String.class, CodeBlock.of("$S", network.name())));
    type.addMethod(getter("classes", int.class, CodeBlock.of("$L", network.classes())));
    type.addMethod(
        getter(
            "outputStrides",
            ParameterizedTypeName.get(List.class, Integer.class),
            CodeBlock.of("OUTPUT_STRIDES")));
    type.addMethod(
        getter("normalization", RuntimeNames.NORMALIZATION, CodeBlock.of("NORMALIZATION")));
    type.addMethod(
        getter(
            "batchNormDecay",
            double.class,
            CodeBlock.of("$L", network.training().batchNormDecay())));
    TrainingMethods.of(network).forEach(type::addMethod);
    methods.forEach((home, inIt) -> add(type, home, inIt));
    return type.build();
  }

  private static void add(TypeSpec.Builder type, String home, List<MethodSpec> methods) {
    if (home.equals(MethodHomes.MAIN)) {
      methods.forEach(type::addMethod);
      return;
    }
    type.addType(
        TypeSpec.classBuilder(home)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Methods that a single class has no room for.\n")
            .addMethods(methods)
            .build());
  }

  private CodeBlock normalization() {
    List<Double> all = new ArrayList<>(network.normalization().mean());
    all.addAll(network.normalization().std());
    return CodeBlock.of(
        "\n$T.of($L)",
        RuntimeNames.NORMALIZATION,
        String.join(", ", all.stream().map(String::valueOf).toList()));
  }

  private static MethodSpec getter(String name, Type type, CodeBlock value) {
    return getter(name, TypeName.get(type), value);
  }

  static MethodSpec getter(String name, TypeName type, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }

  private static Modifier[] constant() {
    return new Modifier[] {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
  }
}
