/** Sizes of maps and windows: exact integer arithmetic, fixed or symbolic. */
@NullMarked
package org.atrous.compiler.geometry;

import org.jspecify.annotations.NullMarked;
