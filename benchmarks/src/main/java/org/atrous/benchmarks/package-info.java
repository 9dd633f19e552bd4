/** How long the compiler takes, and how that grows with the spec. */
@NullMarked
package org.atrous.benchmarks;

import org.jspecify.annotations.NullMarked;
