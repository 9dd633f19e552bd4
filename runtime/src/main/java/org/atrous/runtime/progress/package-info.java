/** How far a long task is, for whoever waits. */
@NullMarked
package org.atrous.runtime.progress;

import org.jspecify.annotations.NullMarked;
