package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void textStandsLeftAndNumbersStandRight() {
    Table table = new Table(Table.Column.text("block"), Table.Column.number("rate"));
    table.row("stem", "1");
    table.row("block4", "16");
    table.rule();
    table.row("total", "");

    assertThat(table.lines())
        .containsExactly(
            "block   rate", //
            "stem       1",
            "block4    16",
            "------------",
            "total")
        .inOrder();
  }

  @Test
  void aRowHasACellForEachColumn() {
    Table table = new Table(Table.Column.text("block"));

    assertThrows(IllegalArgumentException.class, () -> table.row("a", "b"));
  }

  @Test
  void equalRatesInARowAreOneEntry() {
    assertThat(SummaryTable.runs(List.of(1, 1, 1, 2, 4, 4))).isEqualTo("1 x3, 2, 4 x2");
  }
}
