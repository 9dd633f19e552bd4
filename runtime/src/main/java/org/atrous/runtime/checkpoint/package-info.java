/** Variables and optimizer state in files that are whole or not there. */
@NullMarked
package org.atrous.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
