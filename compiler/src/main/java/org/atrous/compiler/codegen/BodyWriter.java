package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Node;

/**
 * Writes the statements of one method: a line for each primitive, a line for each component that is
 * called, a loop for units that follow each other.
 */
final class BodyWriter {
  /** The variable of a loop over units. */
  static final String LOOP = "unit";

  private final MethodPlanner planner;
  private final MethodHomes homes;
  private final NumberWriter numbers;
  private final CallWriter calls;
  private final Map<Integer, String> tapPaths;
  private final TapFilter taps;
  private final Node.Region region;
  private final String net;
  private final String outer;
  private final Locals locals;
  private final CodeBlock.Builder code = CodeBlock.builder();

  /**
   * @param numbers how numbers are written in this method
   * @param tapPaths full names of the features that code elsewhere may ask for
   * @param net the variable that holds the region's scope
   * @param outer the variable that holds the scope around it, where taps of a block go
   */
  BodyWriter(
      MethodPlanner planner,
      MethodHomes homes,
      NumberWriter numbers,
      CallWriter calls,
      Map<Integer, String> tapPaths,
      TapFilter taps,
      Node.Region region,
      String net,
      String outer,
      Locals locals) {
    this.planner = planner;
    this.homes = homes;
    this.numbers = numbers;
    this.calls = calls;
    this.tapPaths = tapPaths;
    this.taps = taps;
    this.region = region;
    this.net = net;
    this.outer = outer;
    this.locals = locals;
  }

  /** The statements, but for the last {@code return}. */
  CodeBlock statements() {
    List<Node> nodes = region.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      int position = i;
      Node node = nodes.get(i);
      int run = region.kind() == Node.Kind.BLOCK ? UnitRuns.length(nodes, i, planner) : 1;
      if (run > 1) {
        loop(nodes.subList(i, i + run), i);
        i += run - 1;
        continue;
      }
      node.accept(
          new Node.Visitor<Boolean>() {
            @Override
            public Boolean visit(Node.Layer layer) {
              CodeBlock call =
                  calls.call(layer, net, references(layer.inputs()), numbers.of(layer, code));
              assign(layer.output(), layer.inputs().get(0), layer.role(), position, call);
              return true;
            }

            @Override
            public Boolean visit(Node.Region inner) {
              CodeBlock call = call(inner);
              assign(inner.output(), inner.inputs().get(0), role(inner), position, call);
              return true;
            }

            @Override
            public Boolean visit(Node.Tap tap) {
              tap(tap, position);
              return true;
            }
          });
    }
    return code.build();
  }

  /** The expression for what flows out. */
  CodeBlock result() {
    return reference(region.output());
  }

  /** A branch that a component makes is called after it. */
  private static String role(Node.Region region) {
    return region.role().startsWith("branch") ? JavaNames.variable(region.name()) : region.role();
  }

  private void assign(int output, int from, String role, int position, CodeBlock value) {
    Locals.Target target = locals.assign(output, from, role, position);
    if (target.isNew()) {
      code.addStatement("$T $N = $L", RuntimeNames.FEATURE, target.name(), value);
    } else {
      code.addStatement("$N = $L", target.name(), value);
    }
  }

  private void tap(Node.Tap tap, int position) {
    // The image was named before it was normalised.
    if (tap.feature() == 0 || !taps.isNeeded(tap) || !locals.has(tap.feature())) {
      return;
    }
    String scope = tap.scope().equals(region.scope()) ? net : outer;
    String name = locals.name(tap.feature());
    if (locals.isUsedAfter(tap.feature(), position)) {
      code.addStatement("$N = $N.tap($S, $N)", name, scope, tap.name(), name);
    } else {
      code.addStatement("$N.tap($S, $N)", scope, tap.name(), name);
    }
  }

  private CodeBlock call(Node.Region inner) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(scope(inner.segment()));
    arguments.addAll(references(inner.inputs()));
    if (inner.kind() == Node.Kind.COMPONENT) {
      numbers.of(inner, code).forEach(number -> arguments.add(CodeBlock.of("$L", number)));
    }
    if (inner.kind() != Node.Kind.COMPONENT || planner.isByOutputStride()) {
      arguments.add(CodeBlock.of("outputStride"));
    }
    if (inner.kind() == Node.Kind.BLOCK) {
      // A block is named in the scope around it.
      arguments.set(0, CodeBlock.of("$N", net));
    }
    return CodeBlock.of("$L($L)", reference(inner), CodeBlock.join(arguments, ", "));
  }

  private String reference(Node.Region inner) {
    return homes.reference(planner.name(inner));
  }

  private CodeBlock scope(String segment) {
    return segment.isEmpty() ? CodeBlock.of("$N", net) : CodeBlock.of("$N.scope($S)", net, segment);
  }

  /** Units that differ only in their number, and perhaps in numbers that go into arrays. */
  private void loop(List<Node> run, int position) {
    Node.Region first = (Node.Region) run.get(0);
    Node.Region last = (Node.Region) run.get(run.size() - 1);
    int from = UnitRuns.number(first);
    List<String> arguments =
        numbers.ofRun(run.stream().map(Node.Region.class::cast).toList(), from, code);
    int input = first.inputs().get(0);
    String variable = locals.name(input);
    Locals.Target target = locals.assign(last.output(), input, "", position);
    if (target.isNew()) {
      code.addStatement("$T $N = $N", RuntimeNames.FEATURE, target.name(), variable);
    }
    code.beginControlFlow(
        "for (int $N = $L; $N <= $L; $N++)", LOOP, from, LOOP, UnitRuns.number(last), LOOP);
    CodeBlock.Builder call = CodeBlock.builder();
    call.add("$L($N.scope($S + $N), $N", reference(first), net, UnitRuns.UNIT, LOOP, target.name());
    arguments.forEach(argument -> call.add(", $L", argument));
    if (planner.isByOutputStride()) {
      call.add(", outputStride");
    }
    code.addStatement("$N = $L", target.name(), call.add(")").build());
    code.endControlFlow();
  }

  private List<CodeBlock> references(List<Integer> features) {
    return features.stream().map(this::reference).toList();
  }

  /** A variable of the method; else a feature from elsewhere, by its full name. */
  private CodeBlock reference(int feature) {
    if (locals.has(feature)) {
      return CodeBlock.of("$N", locals.name(feature));
    }
    String path = tapPaths.get(feature);
    if (path == null) {
      throw new IllegalStateException(
          "feature " + feature + " is used in " + region.name() + ", but has no name");
    }
    return CodeBlock.of("$N.tapped($S)", net, path);
  }
}
