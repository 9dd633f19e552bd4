/** Measures how long a network takes, and how much memory, in a process of its own. */
@NullMarked
package org.atrous.runtime.benchmark;

import org.jspecify.annotations.NullMarked;
