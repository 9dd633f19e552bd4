package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.atrous.compiler.compare.Comparison.BlockPair;
import org.atrous.compiler.compare.PathPatterns;
import org.atrous.compiler.report.Summary;
import org.jspecify.annotations.Nullable;

/** The blocks that differ between two networks, as a table. */
final class DiffBlocks {
  private static final String ABSENT = "-";

  private DiffBlocks() {}

  /** The table, a line about the blocks that are equal, and a blank; nothing where all are. */
  static List<String> lines(List<BlockPair> blocks) {
    List<BlockPair> differing = blocks.stream().filter(pair -> !pair.isEqual()).toList();
    if (differing.isEmpty()) {
      return List.of();
    }
    Table table =
        new Table(
            Table.Column.text("block"),
            Table.Column.text("shape"),
            Table.Column.text("rates of its windows"),
            Table.Column.text("parameters"),
            Table.Column.text("multiply-adds"));
    for (BlockPair pair : differing) {
      table.row(
          pair.name(),
          cell(pair, row -> Numbers.shape(row.shape())),
          cell(pair, row -> SummaryTable.runs(row.rates())),
          cell(pair, row -> Numbers.grouped(row.parameters())),
          cell(pair, row -> Numbers.grouped(row.multiplyAdds())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    List<String> equal =
        blocks.stream().filter(BlockPair::isEqual).map(BlockPair::name).distinct().toList();
    if (!equal.isEmpty()) {
      lines.add("Equal in these: " + String.join(", ", PathPatterns.runs(equal)));
    }
    lines.add("");
    return lines;
  }

  private static String cell(BlockPair pair, Function<Summary.Row, String> value) {
    String a = text(pair.a(), value);
    String b = text(pair.b(), value);
    return a.equals(b) ? a : a + " -> " + b;
  }

  private static String text(Summary.@Nullable Row row, Function<Summary.Row, String> value) {
    String text = row == null ? ABSENT : value.apply(row);
    return text.isEmpty() ? ABSENT : text;
  }
}
