/** Trained networks in files that other programs read. */
@NullMarked
package org.atrous.runtime.export;

import org.jspecify.annotations.NullMarked;
