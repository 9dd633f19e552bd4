/** Charts as SVG that takes its colours from the page around it. */
@NullMarked
package org.atrous.runtime.chart;

import org.jspecify.annotations.NullMarked;
