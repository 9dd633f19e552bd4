/** The table of a sweep, as a paper prints it, and the forms in which it is written. */
@NullMarked
package org.atrous.runtime.table;

import org.jspecify.annotations.NullMarked;
