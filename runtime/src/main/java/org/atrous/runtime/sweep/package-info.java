/** Runs a planned sweep: trials in processes of their own, and the results of all its cells. */
@NullMarked
package org.atrous.runtime.sweep;

import org.jspecify.annotations.NullMarked;
