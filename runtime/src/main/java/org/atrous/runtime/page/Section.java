package org.atrous.runtime.page;

import java.util.List;

/**
 * A part of a report with a heading of its own.
 *
 * @param title its heading
 * @param parts in the order in which they are read
 */
public record Section(String title, List<Part> parts) {
  public Section {
    parts = List.copyOf(parts);
  }
}
