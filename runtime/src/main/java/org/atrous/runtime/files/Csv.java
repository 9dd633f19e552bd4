package org.atrous.runtime.files;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated values, as RFC 4180 has them but for the end of line. */
public final class Csv {
  private Csv() {}

  /** All rows, each with an end of line. */
  public static String of(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
  }

  /** The rows of such a text. */
  public static List<List<String>> parse(String text) {
    return new CsvReader(text).rows();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
