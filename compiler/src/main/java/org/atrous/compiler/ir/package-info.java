/** A network expanded: a graph of primitives, grouped in the components that made them. */
@NullMarked
package org.atrous.compiler.ir;

import org.jspecify.annotations.NullMarked;
