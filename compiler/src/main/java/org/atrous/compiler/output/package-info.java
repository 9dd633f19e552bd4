/** Writes generated sources to disk. */
@NullMarked
package org.atrous.compiler.output;

import org.jspecify.annotations.NullMarked;
