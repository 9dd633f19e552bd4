package org.atrous.compiler.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes random specs that are meant to compile: a backbone of random units, refinements, a random
 * head, and perhaps data set, recipe and evaluation. Widths are small, so that the networks can be
 * built.
 */
public final class RandomSpec {
  private final Choices choices;
  private final StringBuilder text = new StringBuilder();

  private RandomSpec(Choices choices) {
    this.choices = choices;
  }

  /** A spec with one network, called {@code Random}. */
  public static String write(Choices choices) {
    RandomSpec spec = new RandomSpec(choices);
    spec.file();
    return spec.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void file() {
    line("import std.deeplab");
    line("");
    line("/// Where the shape changes, a projection.");
    line("component fit(width: int, stride: int) {");
    line("  if input.width != width or stride > 1 { conv(1x1, width, stride: stride) bn }");
    line("}");
    String unit = unit();
    Trunk trunk = trunk(unit);
    network(trunk);
    if (choices.chance(40)) {
      experiment();
    }
  }

  /** A component with width, stride and rate; returns its name. */
  private String unit() {
    String act = activation();
    line("/// A unit.");
    if (choices.chance(50)) {
      line("component unit(width: int, stride: int = 1, rate: int = 1) {");
    } else {
      line("component unit(");
      line("  width: int, stride: int = 1,");
      line("  rate: int = 1 // of the window");
      line(") {");
    }
    switch (choices.below(4)) {
      case 1 -> {
        line("  residual(fit) {");
        line("    conv(1x1, width / 2) bn " + act);
        line("    conv(3x3, width / 2, stride: stride, rate: rate) bn " + act);
        line("    conv(1x1, width) bn");
        line("  }");
        line("  " + act);
      }
      case 2 -> {
        line("  residual(fit) {");
        line("    conv(1x1, input.width * 2) bn " + act);
        line("    depthwise(" + kernel() + ", stride: stride, rate: rate) bn " + act);
        line("    conv(1x1, width) bn }");
      }
      case 3 -> {
        line("  if width > " + (1 + choices.below(20)) + " { conv(1x1, width) bn " + act + " }");
        line("  else { conv(1x1, width, bias: true) }");
        line("  conv(3x3, width, stride: stride, rate: rate, groups: 2) bn " + act);
      }
      default -> line("  conv(3x3, width, stride: stride, rate: rate) bn " + act);
    }
    line("}");
    return "unit";
  }

  private record Trunk(int blocks, int lastUnits) {}

  private Trunk trunk(String unit) {
    int blocks = 2 + choices.below(3);
    String at = choices.of("first", "last");
    line("backbone trunk(base: int = " + width() + ") {");
    line("  conv(" + kernel() + ", base, stride: 2) bn " + activation());
    boolean pools = choices.chance(50);
    if (pools) {
      line("  " + choices.of("maxpool(3x3, stride: 2)", "maxpool(2x2, stride: 2)"));
    }
    int units = 1;
    for (int block = 1; block <= blocks; block++) {
      String step =
          block > 1 && (!pools || choices.chance(80)) ? "(stride: 2, at: " + at + ")" : "";
      units = 1 + choices.below(3);
      String call = unit + "(base * " + block + ")";
      String body =
          switch (choices.below(3)) {
            case 1 -> String.join(" ", Collections.nCopies(units, call));
            case 2 -> "for w in " + list(units, block) + " { " + unit + "(base * w) }";
            default -> "repeat " + units + " { " + call + " }";
          };
      line("  block" + block + step + " { " + body + " }");
    }
    line("  block1 as low");
    line("}");
    return new Trunk(blocks, units);
  }

  private static String list(int count, int item) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(item))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private void network(Trunk trunk) {
    int classes = 2 + choices.below(20);
    String dialect = choices.of("", " in torchvision", " in paper(aspp_width: 8)", " in tf_slim");
    line("");
    line("/// A random network.");
    line("network Random(classes: int = " + classes + ")" + dialect + " {");
    if (choices.chance(30)) {
      line("  input rgb range(-1, 1)");
    }
    line("  backbone trunk");
    refinement(trunk);
    int elements = choices.below(6);
    for (int i = 0; i < elements; i++) {
      head(i, trunk).forEach(element -> line("  " + element));
    }
    line("  conv(1x1, classes, bias: true)");
    line("  resize(like: image)");
    if (choices.chance(30)) {
      line("  auxiliary(backbone.block1, weight: 0.4) {");
      line("    fcn_head(classes, width: 8) }");
    }
    line("}");
  }

  private void refinement(Trunk trunk) {
    String block = "block" + trunk.blocks();
    String grid =
        IntStream.range(0, trunk.lastUnits())
            .mapToObj(i -> Integer.toString(1 + choices.below(3)))
            .collect(Collectors.joining(choices.of(", ", ","), "(", ")"));
    switch (choices.below(4)) {
      case 1 -> line("  " + block + " multigrid" + grid);
      case 2 -> line("  " + block + "..block" + (trunk.blocks() + 1) + " multigrid" + grid);
      case 3 -> line("  " + block + " .. block" + (trunk.blocks() + 1));
      default -> {}
    }
  }

  private List<String> head(int number, Trunk trunk) {
    String width = width();
    String act = activation();
    List<String> lines = new ArrayList<>();
    switch (choices.below(17)) {
      case 1 ->
          lines.add("conv(3x3, " + width + ", rate: " + (1 + choices.below(3)) + ") bn " + act);
      case 2 -> lines.add("depthwise(" + kernel() + ") bn " + act);
      case 3 ->
          lines.addAll(
              List.of(
                  "join {",
                  "  conv(1x1, " + width + ") bn " + act + " // beside",
                  "  // atrous",
                  "  conv(3x3, " + width + ", rate: 2) bn " + act + " dropout(0.1)",
                  "}"));
      case 4 -> lines.add("conv(1x1, " + width + ") bn " + act + " + conv(3x3, 8) bn + relu");
      case 5 ->
          lines.add("repeat " + choices.below(3) + " { conv(3x3, " + width + ") bn " + act + " }");
      case 6 -> lines.add("for r in (1, 2) { conv(3x3, " + width + ", rate: r) bn " + act + " }");
      case 7 ->
          lines.addAll(
              List.of(
                  "if classes > " + (1 + choices.below(20)) + " and not (classes == 7) {",
                  "  conv(1x1, " + width + ") bn",
                  "}",
                  "else if classes < 5 { " + act + " } else { conv(1x1, 2 * " + width + ") bn }"));
      case 8 -> lines.add("aspp(6,12,width: " + width + ") + imagepool(width: " + width + ")");
      case 9 -> lines.add("residual(fit) { conv(3x3, " + width + ") bn } " + act);
      case 10 -> lines.add("squeeze_excite(ratio: 0.5)");
      case 11 -> lines.add("sepconv(3x3, " + width + ") bn " + act);
      case 12 -> lines.add(choices.of("maxpool(3x3)", "avgpool(3x3)"));
      case 13 ->
          lines.addAll(
              List.of(
                  "conv(1x1, " + width + ") bn as high" + number,
                  "join {",
                  "  high" + number,
                  "  backbone.block"
                      + (1 + choices.below(trunk.blocks()))
                      + " conv(1x1, 4) bn relu resize(like: high"
                      + number
                      + ")",
                  "}"));
      case 14 -> lines.add("psp(1, 2, width: " + width + ")");
      case 15 -> lines.add("decoder(backbone.low, low_width: 4, width: " + width + ", convs: 1)");
      case 16 -> lines.add("conv(1x1, " + width + ") layer_norm " + act);
      default -> lines.add("conv(1x1, " + width + ") bn " + act);
    }
    return lines;
  }

  private void experiment() {
    line("dataset streets {");
    line("  pairs \"{split}/*.jpg\" -> \"{split}annot/*.png\"");
    line("  classes Sky, \"traffic sign\",");
    line("    Car");
    line("  ignore 255");
    line("}");
    line("recipe short { data streets split train");
    line("  crop " + choices.of("65x65", "96x128"));
    line("  augment scale 0.5..2.0, flip");
    line("  batch " + (1 + choices.below(16)));
    line("  output_stride 4");
    line("  learning_rate poly(0.007, power: 0.9)");
    line("  steps 30_000 }");
    line("recipe longer like short { steps 60_000 }");
    line("evaluation val { data streets split val");
    line("  output_stride 4 }");
  }

  private String width() {
    return choices.of("8", "4", "12", "16");
  }

  private String kernel() {
    return choices.of("3x3", "1x1", "5x5", "1x3");
  }

  private String activation() {
    return choices.of("relu", "relu6", "sigmoid", "hard_swish", "gelu");
  }
}
