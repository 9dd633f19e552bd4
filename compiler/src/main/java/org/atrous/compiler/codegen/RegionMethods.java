package org.atrous.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;

/**
 * Writes the methods that build a network: one for the trunk, one for each block, one for each
 * component and auxiliary head.
 */
final class RegionMethods {
  private final Network network;
  private final MethodPlanner planner;
  private final OutputStrideSwitch switches;
  private final CallWriter calls;
  private final TapFilter taps;
  private final MethodHomes homes = new MethodHomes();
  private final Map<String, List<MethodSpec>> methods = new LinkedHashMap<>();
  private final Set<String> written = new LinkedHashSet<>();

  private RegionMethods(
      Network network,
      MethodPlanner planner,
      OutputStrideSwitch switches,
      TapFilter taps,
      Constants constants) {
    this.network = network;
    this.planner = planner;
    this.switches = switches;
    this.taps = taps;
    this.calls = new CallWriter(constants);
  }

  /**
   * All methods, by the class that they stand in.
   *
   * @param planner has planned the network
   */
  static Map<String, List<MethodSpec>> write(
      Network network,
      MethodPlanner planner,
      OutputStrideSwitch switches,
      TapFilter taps,
      Constants constants) {
    RegionMethods regions = new RegionMethods(network, planner, switches, taps, constants);
    regions.write();
    return regions.methods;
  }

  private void write() {
    CodeSize size = new CodeSize(planner::slots);
    homes.place("logits", size.constants(network.root()));
    network.regions().forEach(region -> place(region, size, new LinkedHashSet<>()));
    add(logits());
    if (!network.auxiliaries().isEmpty()) {
      add(auxiliaryLogits());
    }
    components(network.root());
    for (Network.Auxiliary head : network.auxiliaries()) {
      add(trunk(head.region()));
      components(head.region());
    }
  }

  private void place(Node.Region region, CodeSize size, Set<String> seen) {
    if (region.kind() != Node.Kind.NETWORK) {
      String name = planner.name(region);
      if (region.kind() == Node.Kind.COMPONENT && !seen.add(name)) {
        return;
      }
      homes.place(name, size.constants(region));
    }
    region.regions().forEach(inner -> place(inner, size, seen));
  }

  /** The method that builds the network. */
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
                        "new $T(\n$S, $L, $L(net, net.tapped($S), outputStride))",
                        RuntimeNames.AUXILIARY_LOGITS,
                        head.region().scope(),
                        head.weight(),
                        homes.reference(planner.name(head.region())),
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
        add(trunk(inner));
        components(inner);
      } else {
        MethodPlan method = planner.method(inner);
        if (written.add(method.name())) {
          add(component(method));
          components(method.sample());
        }
      }
    }
  }

  private void add(MethodSpec method) {
    methods.computeIfAbsent(homes.of(method.name()), home -> new ArrayList<>()).add(method);
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
        MethodSpec.methodBuilder(planner.name(region))
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
    locals.reserve(BodyWriter.LOOP);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(plan.name())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L", Javadocs.ofRegion(region))
            .returns(RuntimeNames.FEATURE)
            .addParameter(RuntimeNames.LAYERS_CLASS, "net");
    plan.parameters().keySet().forEach(locals::reserve);
    if (planner.isByOutputStride()) {
      locals.reserve("outputStride");
    }
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
    NumberWriter numbers = new ParameterNumbers(plan);
    if (planner.isByOutputStride()) {
      method.addParameter(int.class, "outputStride");
      numbers = new StrideNumbers(planner, switches, locals);
    }
    plan.parameters()
        .keySet()
        .forEach(name -> method.addParameter(ParameterSpec.builder(int.class, name).build()));
    BodyWriter body = body(region, numbers, "net", "net", locals);
    return method.addCode(body.statements()).addStatement("return $L", body.result()).build();
  }

  private BodyWriter body(
      Node.Region region, NumberWriter numbers, String net, String outer, Locals locals) {
    return new BodyWriter(
        planner, homes, numbers, calls, taps.paths(), taps, region, net, outer, locals);
  }
}
