package org.atrous.runtime.page;

import java.util.List;

/**
 * What there is to tell, whatever shows it.
 *
 * @param title of all
 * @param subtitle one line below it
 * @param lead what is to be seen first: parts without a heading
 * @param sections in the order in which they are read
 */
public record Report(String title, String subtitle, List<Part> lead, List<Section> sections) {
  public Report {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }
}
