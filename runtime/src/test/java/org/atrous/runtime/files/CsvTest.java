package org.atrous.runtime.files;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void whatWasWrittenIsReadBack() {
    List<List<String>> rows =
        List.of(
            List.of("a", "", "with, comma"),
            List.of("\"quoted\"", "two\nlines", " "),
            List.of("", "", ""));

    assertThat(Csv.parse(Csv.of(rows))).isEqualTo(rows);
  }

  @Test
  void otherEndsOfLinesAreRead() {
    assertThat(Csv.parse("a,b\r\n1,2")).isEqualTo(List.of(List.of("a", "b"), List.of("1", "2")));
  }

  @Test
  void nothingHasNoRows() {
    assertThat(Csv.parse("")).isEmpty();
  }
}
