/** What TensorFlow is asked to do, against other ways of asking for the same. */
@NullMarked
package org.atrous.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
