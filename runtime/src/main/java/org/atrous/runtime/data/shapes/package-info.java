/** A data set that the program draws itself, for a first run without any data. */
@NullMarked
package org.atrous.runtime.data.shapes;

import org.jspecify.annotations.NullMarked;
