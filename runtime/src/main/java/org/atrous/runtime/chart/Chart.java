package org.atrous.runtime.chart;

import org.jsoup.nodes.Element;

/** A drawing of figures. */
public interface Chart {
  /** What it shows. */
  String title();

  /** An element {@code svg} with classes for the page's colours; the same data, the same bytes. */
  Element svg();
}
