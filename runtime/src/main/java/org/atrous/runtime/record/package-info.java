/** Files of records, framed and checked as TensorFlow's own. */
@NullMarked
package org.atrous.runtime.record;

import org.jspecify.annotations.NullMarked;
