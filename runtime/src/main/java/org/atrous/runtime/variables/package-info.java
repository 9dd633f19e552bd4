/** Variables of a graph: their names, shapes, roles and first values. */
@NullMarked
package org.atrous.runtime.variables;

import org.jspecify.annotations.NullMarked;
