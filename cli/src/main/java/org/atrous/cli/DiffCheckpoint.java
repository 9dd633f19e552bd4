package org.atrous.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.compare.CheckpointMatch;
import org.atrous.compiler.compare.CheckpointMatch.Entry;
import org.atrous.compiler.compare.CheckpointMatch.OtherShape;
import org.atrous.compiler.compare.CheckpointMatch.Reordered;
import org.atrous.compiler.compare.PathPatterns;

/** What of a checkpoint another network can load, in words. */
final class DiffCheckpoint {
  private static final int MOST_PATTERNS = 10;

  private final CheckpointMatch match;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();

  DiffCheckpoint(CheckpointMatch match, boolean all) {
    this.match = match;
    this.all = all;
  }

  List<String> lines() {
    lines.add(
        "B can load %s of the %s variables in a checkpoint of A, %s of %s numbers."
            .formatted(
                Numbers.grouped(match.matching().size()),
                Numbers.grouped(match.variablesOfA()),
                Numbers.grouped(CheckpointMatch.numbers(match.matching())),
                Numbers.grouped(match.numbersOfA())));
    reordered();
    otherShape();
    lone("only in A", match.onlyInA());
    lone("only in B", match.onlyInB());
    return List.copyOf(lines);
  }

  private void reordered() {
    for (Reordered variable : match.reordered()) {
      lines.add(
          "  It loads %s, but its input channels stand in another order:"
              .formatted(variable.name()));
      lines.add("    A " + String.join(", ", PathPatterns.summarize(variable.a())));
      lines.add("    B " + String.join(", ", PathPatterns.summarize(variable.b())));
    }
  }

  private void otherShape() {
    if (match.otherShape().isEmpty()) {
      return;
    }
    lines.add("  Equal name, other shape: %d".formatted(match.otherShape().size()));
    Map<String, List<String>> byShapes = new LinkedHashMap<>();
    for (OtherShape variable : match.otherShape()) {
      String shapes = Numbers.shape(variable.a()) + " -> " + Numbers.shape(variable.b());
      byShapes.computeIfAbsent(shapes, key -> new ArrayList<>()).add(variable.name());
    }
    List<String> found = new ArrayList<>();
    byShapes.forEach(
        (shapes, names) ->
            summary(names).forEach(name -> found.add("%s: %s".formatted(name, shapes))));
    list(found);
  }

  private void lone(String where, List<Entry> variables) {
    if (!variables.isEmpty()) {
      lines.add(
          "  Variables %s: %d, %s numbers"
              .formatted(
                  where, variables.size(), Numbers.grouped(CheckpointMatch.numbers(variables))));
      list(summary(variables.stream().map(Entry::name).toList()));
    }
  }

  private List<String> summary(List<String> names) {
    return all ? names : PathPatterns.summarize(names);
  }

  private void list(List<String> texts) {
    int shown = all ? texts.size() : Math.min(texts.size(), MOST_PATTERNS);
    texts.subList(0, shown).forEach(text -> lines.add("    " + text));
    if (shown < texts.size()) {
      lines.add("    ... (--all lists every one)");
    }
  }
}
