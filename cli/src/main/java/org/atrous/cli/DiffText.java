package org.atrous.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.compiler.compare.Comparison;
import org.atrous.compiler.compare.Comparison.ChangedLayer;
import org.atrous.compiler.compare.Comparison.Difference;
import org.atrous.compiler.compare.Comparison.LoneLayer;
import org.atrous.compiler.compare.Comparison.Side;
import org.atrous.compiler.compare.PathPatterns;

/** A comparison for people to read: sections with headings, the largest things first. */
final class DiffText {
  /** Full names that are listed for one change, after they were drawn together. */
  private static final int MOST_PATTERNS = 6;

  private final Comparison comparison;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param all whether every layer and variable gets a line of its own
   */
  DiffText(Comparison comparison, boolean all) {
    this.comparison = comparison;
    this.all = all;
  }

  List<String> lines() {
    Side a = comparison.a();
    Side b = comparison.b();
    lines.add(
        "A %s (dialect %s), B %s (dialect %s), at output stride %d, image %dx%d"
            .formatted(
                a.network(),
                a.dialect(),
                b.network(),
                b.dialect(),
                comparison.outputStride(),
                comparison.inputHeight(),
                comparison.inputWidth()));
    lines.add("");
    if (comparison.isEqual()) {
      lines.add(
          "Equal: the same %s, %s parameters, and checkpoints that can be exchanged."
              .formatted(Console.counted(a.layers(), "layer"), Numbers.grouped(a.parameters())));
      return List.copyOf(lines);
    }
    facts();
    lines.addAll(DiffBlocks.lines(comparison.blocks()));
    layers();
    lone("Only in A", comparison.onlyInA());
    lone("Only in B", comparison.onlyInB());
    lines.addAll(new DiffCheckpoint(comparison.checkpoint(), all).lines());
    return List.copyOf(lines);
  }

  private void facts() {
    Side a = comparison.a();
    Side b = comparison.b();
    Table table = new Table(Table.Column.text(""), Table.Column.text("A"), Table.Column.text("B"));
    for (Difference fact : comparison.facts()) {
      table.row(fact.property(), fact.a(), fact.b());
    }
    table.row("parameters", Numbers.grouped(a.parameters()), Numbers.grouped(b.parameters()));
    table.row(
        "multiply-adds", Numbers.grouped(a.multiplyAdds()), Numbers.grouped(b.multiplyAdds()));
    table.row(
        "training memory, an image",
        Numbers.bytes(a.trainingBytes()),
        Numbers.bytes(b.trainingBytes()));
    table.row(
        "inference memory", Numbers.bytes(a.inferenceBytes()), Numbers.bytes(b.inferenceBytes()));
    lines.addAll(table.lines());
    lines.add("");
  }

  private void layers() {
    if (comparison.changed().isEmpty()) {
      return;
    }
    int count = comparison.changed().size();
    lines.add(
        "%s %s:".formatted(Console.counted(count, "layer"), count == 1 ? "differs" : "differ"));
    Map<String, List<String>> byChange = new LinkedHashMap<>();
    for (ChangedLayer layer : comparison.changed()) {
      String change =
          layer.differences().stream().map(DiffText::text).collect(Collectors.joining("; "));
      byChange.computeIfAbsent(change, key -> new ArrayList<>()).add(layer.layer());
    }
    byChange.forEach((change, layers) -> where(layers, change));
    lines.add("");
  }

  private static String text(Difference difference) {
    return "%s %s -> %s".formatted(difference.property(), difference.a(), difference.b());
  }

  /** A change and the layers that it is in: few names on its line, many below it. */
  private void where(List<String> layers, String change) {
    List<String> names = all ? layers : PathPatterns.summarize(layers);
    if (names.size() == 1 || all) {
      names.forEach(name -> lines.add("  %s: %s".formatted(name, change)));
      return;
    }
    lines.add("  %s, in %s:".formatted(change, Console.counted(layers.size(), "layer")));
    names.stream().limit(MOST_PATTERNS).forEach(name -> lines.add("    " + name));
    if (names.size() > MOST_PATTERNS) {
      lines.add("    ... (--all lists every one)");
    }
  }

  private void lone(String heading, List<LoneLayer> layers) {
    if (layers.isEmpty()) {
      return;
    }
    long parameters = layers.stream().mapToLong(LoneLayer::parameters).sum();
    lines.add("%s: %s".formatted(heading, contents(layers.size(), parameters)));
    if (all) {
      layers.forEach(layer -> lines.add("  %s: %s".formatted(layer.layer(), layer.description())));
    } else {
      groups(layers);
    }
    lines.add("");
  }

  /** Whole scopes in a line, with what is in them; single layers with what they are. */
  private void groups(List<LoneLayer> layers) {
    Map<String, List<LoneLayer>> byGroup =
        layers.stream()
            .collect(
                Collectors.groupingBy(LoneLayer::group, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<String>> byContents = new LinkedHashMap<>();
    byGroup.forEach(
        (group, inside) ->
            byContents.computeIfAbsent(contents(inside), key -> new ArrayList<>()).add(group));
    byContents.forEach(
        (contents, groups) -> {
          for (String pattern : PathPatterns.summarize(groups)) {
            lines.add("  %s: %s".formatted(pattern, contents));
          }
        });
  }

  private static String contents(List<LoneLayer> layers) {
    return layers.size() == 1
        ? layers.get(0).description()
        : contents(layers.size(), layers.stream().mapToLong(LoneLayer::parameters).sum());
  }

  private static String contents(int layers, long parameters) {
    return "%s, %s parameters"
        .formatted(Console.counted(layers, "layer"), Numbers.grouped(parameters));
  }
}
