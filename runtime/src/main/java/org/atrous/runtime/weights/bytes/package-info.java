/** Access to the bytes of files that nobody vouches for: every read is held against their size. */
@NullMarked
package org.atrous.runtime.weights.bytes;

import org.jspecify.annotations.NullMarked;
