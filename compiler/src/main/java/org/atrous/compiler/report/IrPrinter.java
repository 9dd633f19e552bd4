package org.atrous.compiler.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.value.Value;

/**
 * Prints an expanded network: a line a layer, indented by the components, blocks and units that it
 * came from. A layer is {@code %output = primitive(%inputs; details): channels, natural stride},
 * then its full name and the place that wrote it.
 */
public final class IrPrinter implements Node.Visitor<Boolean> {
  private final Network network;
  private final StringBuilder text = new StringBuilder();
  private int depth;

  private IrPrinter(Network network) {
    this.network = network;
  }

  /** The whole network, with a line end behind its last line. */
  public static String print(Network network) {
    IrPrinter printer = new IrPrinter(network);
    printer.heading();
    network.regions().forEach(region -> region.accept(printer));
    return printer.text.toString();
  }

  private void heading() {
    Network.Normalization input = network.normalization();
    line("dialect %s".formatted(network.dialect()));
    line("input mean %s std %s".formatted(numbers(input.mean()), numbers(input.std())));
  }

  @Override
  public Boolean visit(Node.Layer layer) {
    Feature output = network.features().get(layer.output());
    String details = layer.operation().details();
    line(
        "%%%d = %s(%s%s): %d channels, %s%s  %s  %s"
            .formatted(
                layer.output(),
                layer.operation().name(),
                features(layer.inputs()),
                details.isEmpty() ? "" : "; " + details,
                output.channels(),
                output.isInTrunk() ? "stride " + output.naturalStride() : "head",
                anchor(layer),
                layer.name().isEmpty() ? layer.scope() : layer.path(),
                layer.span()));
    return true;
  }

  /** The stride whose rate the layer takes, where it isn't that of its own input. */
  private String anchor(Node.Layer layer) {
    Feature input = network.features().get(layer.inputs().get(0));
    Window window = layer.operation().window();
    boolean noRate = window == null || window.isPointwise() || layer.anchor() == Feature.HEAD;
    return noRate || layer.anchor() == input.naturalStride()
        ? ""
        : ", rate of stride " + layer.anchor();
  }

  @Override
  public Boolean visit(Node.Region region) {
    line(
        "%s %s%s: %s -> %%%d  %s"
            .formatted(
                region.kind().name().toLowerCase(Locale.ROOT),
                region.name(),
                arguments(region.arguments()),
                features(region.inputs()),
                region.output(),
                region.span()));
    depth++;
    region.nodes().forEach(node -> node.accept(this));
    depth--;
    return true;
  }

  @Override
  public Boolean visit(Node.Tap tap) {
    line("tap %s = %%%d".formatted(tap.path(), tap.feature()));
    return true;
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line.stripTrailing()).append('\n');
  }

  private static String features(List<Integer> ids) {
    return ids.stream().map(id -> "%" + id).collect(Collectors.joining(", "));
  }

  private static String arguments(Map<String, Value> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.entrySet().stream()
            .map(argument -> argument.getKey() + ": " + argument.getValue().text())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
