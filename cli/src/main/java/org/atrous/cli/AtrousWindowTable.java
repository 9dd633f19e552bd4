package org.atrous.cli;

import java.util.List;
import org.atrous.compiler.report.Summary;

/** The atrous windows of a network, and what of each lies inside its map. */
final class AtrousWindowTable {
  private AtrousWindowTable() {}

  /** Empty where no window has a rate beyond 1. */
  static List<String> lines(Summary summary) {
    Table table =
        new Table(
            Table.Column.text("atrous windows"),
            Table.Column.number("rate"),
            Table.Column.number("layers"),
            Table.Column.text("map"),
            Table.Column.text("valid taps"),
            Table.Column.number("centre only"));
    boolean empty = true;
    for (Summary.Row row : summary.blocks()) {
      for (Summary.Atrous window : row.atrous()) {
        table.row(
            row.name() + " " + Numbers.shape(window.kernel()),
            Integer.toString(window.rate()),
            Integer.toString(window.layers()),
            Numbers.shape(window.map()),
            SummaryTable.taps(window.validTaps()),
            Numbers.percent(window.validTaps().centreOnly()));
        empty = false;
      }
    }
    return empty ? List.of() : table.lines();
  }
}
