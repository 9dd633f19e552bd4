package org.atrous.runtime.files;

import java.util.ArrayList;
import java.util.List;

/** Reads what {@link Csv} writes, as RFC 4180 has it. */
final class CsvReader {
  private final String text;
  private int at;

  CsvReader(String text) {
    this.text = text;
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    while (at < text.length()) {
      List<String> row = new ArrayList<>();
      row.add(cell());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        row.add(cell());
      }
      rows.add(row);
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    return rows;
  }

  private String cell() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** What is between quotes, where two of them are one. */
  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        cell.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append(next);
        at++;
      } else {
        break;
      }
    }
    return cell.toString();
  }
}
