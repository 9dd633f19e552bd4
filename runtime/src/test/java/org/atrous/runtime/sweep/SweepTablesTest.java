package org.atrous.runtime.sweep;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.table.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTablesTest {
  @TempDir Path directory;

  @Test
  void placesWithoutACellStayEmpty() throws IOException {
    SweepFolder folder = SweepFolder.enter(directory.resolve("sweep"), Plans.SMALL);

    ResultTable table = new SweepTables(folder).tables().get(0);

    assertThat(table.rows()).containsExactly(List.of("(1, 1)"), List.of("(1, 2)")).inOrder();
    assertThat(table.columns()).containsExactly(List.of("8"), List.of("16")).inOrder();
    assertThat(table.cells().get(1).get(0).remark()).isEqualTo("missing");
    assertThat(table.cells().get(1).get(1).remark()).isEmpty();
    assertThat(table.cells().get(1).get(1).mean().isPresent()).isFalse();
  }
}
