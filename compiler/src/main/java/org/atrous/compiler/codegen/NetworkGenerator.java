package org.atrous.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;

/**
 * Writes the class of a network: one method for the trunk, one for each block, one for each
 * component; the numbers that depend on the output stride stand in switches over it.
 */
final class NetworkGenerator {
  private final PlannedNetwork planned;
  private final Network network;
  private final MethodPlanner planner;
  private final OutputStrideSwitch switches;
  private final Constants constants = new Constants();
  private final CallWriter calls = new CallWriter(constants);
  private final TapFilter taps;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Set<String> written = new LinkedHashSet<>();

  private NetworkGenerator(PlannedNetwork planned) {
    this.planned = planned;
    this.network = planned.network();
    List<StridePlan> plans = List.copyOf(planned.outputStrides().plans().values());
    this.taps = new TapFilter(network);
    this.planner = new MethodPlanner(plans, taps);
    this.switches = new OutputStrideSwitch(planned.outputStrides().legal());
  }

  /** The class of a network. */
  static TypeSpec generate(PlannedNetwork planned) {
    return new NetworkGenerator(planned).type();
  }

  private TypeSpec type() {
    planner.plan(network);
    MethodSpec logits = logits();
    components(network.root());
    for (Network.Auxiliary head : network.auxiliaries()) {
      methods.add(trunk(head.region()));
      components(head.region());
    }
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
        getter("batchNormDecay", double.class, CodeBlock.of("$L", network.batchNormDecay())));
    type.addMethod(logits);
    if (!network.auxiliaries().isEmpty()) {
      type.addMethod(auxiliaryLogits());
    }
    methods.forEach(type::addMethod);
    return type.build();
  }

  private MethodSpec logits() {
    Node.Region root = network.root();
    Locals locals = new Locals(root);
    locals.reserve("outputStride");
    locals.reserve("net");
    locals.reserve("image");
    // The image's variable can't be used again: what flows is the normalised one.
    locals.declareFlow(0);
    BodyWriter body =
        body(root, new StrideNumbers(planner, switches, locals), "net", "net", locals);
    CodeBlock statements = body.statements();
    return MethodSpec.methodBuilder("logits")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(RuntimeNames.FEATURE)
        .addParameter(RuntimeNames.LAYERS_CLASS, "net")
        .addParameter(RuntimeNames.FEATURE, "image")
        .addParameter(int.class, "outputStride")
        .beginControlFlow("if (!OUTPUT_STRIDES.contains(outputStride))")
        .addStatement(
            "throw new $T(\n$S\n+ OUTPUT_STRIDES\n+ $S\n+ outputStride)",
            IllegalArgumentException.class,
            network.name() + " can be built at output strides ",
            ", not at ")
        .endControlFlow()
        .addStatement(
            "$T x = net.normalize(net.tap($S, image), NORMALIZATION)",
            RuntimeNames.FEATURE,
            "image")
        .addCode(statements)
        .addStatement("return $L", body.result())
        .build();
  }

  private MethodSpec auxiliaryLogits() {
    List<CodeBlock> heads =
        network.auxiliaries().stream()
            .map(
                head ->
                    CodeBlock.of(
                        "new $T(\n$S, $L, $N(net, net.tapped($S), outputStride))",
                        RuntimeNames.AUXILIARY_LOGITS,
                        head.region().scope(),
                        head.weight(),
                        JavaNames.method(head.region().scope()),
                        taps.path(head.region().inputs().get(0))))
            .toList();
    return MethodSpec.methodBuilder("auxiliaryLogits")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(
            ParameterizedTypeName.get(ClassName.get(List.class), RuntimeNames.AUXILIARY_LOGITS))
        .addParameter(RuntimeNames.LAYERS_CLASS, "net")
        .addParameter(int.class, "outputStride")
        .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(heads, ",\n"))
        .build();
  }

  /** The methods of a region's components, in the order in which they are called. */
  private void components(Node.Region region) {
    for (Node.Region inner : region.regions()) {
      if (inner.kind() != Node.Kind.COMPONENT) {
        methods.add(trunk(inner));
        components(inner);
      } else {
        MethodPlan method = planner.method(inner);
        if (written.add(method.name())) {
          methods.add(component(method));
          components(method.sample());
        }
      }
    }
  }

  /** The method of the trunk, of one of its blocks, or of an auxiliary head. */
  private MethodSpec trunk(Node.Region region) {
    Locals locals = new Locals(region);
    locals.reserve("outputStride");
    locals.reserve("net");
    locals.declareFlow(region.inputs().get(0));
    boolean scoped = region.kind() != Node.Kind.BACKBONE;
    boolean block = region.kind() == Node.Kind.BLOCK;
    locals.reserve(BodyWriter.LOOP);
    String net = scoped ? locals.unused(block ? "block" : "head") : "net";
    locals.reserve(net);
    BodyWriter body =
        body(region, new StrideNumbers(planner, switches, locals), net, "net", locals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.method(block ? region.name() : region.scope()))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L", Javadocs.ofRegion(region))
            .returns(RuntimeNames.FEATURE)
            .addParameter(RuntimeNames.LAYERS_CLASS, "net")
            .addParameter(RuntimeNames.FEATURE, "x")
            .addParameter(int.class, "outputStride");
    if (scoped) {
      method.addStatement(
          "$T $N = net.scope($S)", RuntimeNames.LAYERS_CLASS, net, region.segment());
    }
    return method.addCode(body.statements()).addStatement("return $L", body.result()).build();
  }

  private MethodSpec component(MethodPlan plan) {
    Node.Region region = plan.sample();
    Locals locals = new Locals(region);
    locals.reserve("net");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(plan.name())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L", Javadocs.ofRegion(region))
            .returns(RuntimeNames.FEATURE)
            .addParameter(RuntimeNames.LAYERS_CLASS, "net");
    plan.parameters().keySet().forEach(locals::reserve);
    for (int i = 0; i < region.inputs().size(); i++) {
      String name;
      if (i == 0) {
        name = locals.declareInput(region);
      } else {
        name = locals.unused("extra");
        locals.declare(region.inputs().get(i), name);
      }
      method.addParameter(RuntimeNames.FEATURE, name);
    }
    plan.parameters()
        .keySet()
        .forEach(name -> method.addParameter(ParameterSpec.builder(int.class, name).build()));
    BodyWriter body = body(region, new ParameterNumbers(plan), "net", "net", locals);
    return method.addCode(body.statements()).addStatement("return $L", body.result()).build();
  }

  private BodyWriter body(
      Node.Region region, NumberWriter numbers, String net, String outer, Locals locals) {
    return new BodyWriter(planner, numbers, calls, taps.paths(), taps, region, net, outer, locals);
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

  private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
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
