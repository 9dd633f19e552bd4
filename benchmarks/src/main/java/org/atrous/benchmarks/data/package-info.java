/** How fast samples reach a training. */
@NullMarked
package org.atrous.benchmarks.data;

import org.jspecify.annotations.NullMarked;
