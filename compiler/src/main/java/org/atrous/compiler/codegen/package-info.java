/** Readable Java from a planned network: the class itself, its spec, and its tests. */
@NullMarked
package org.atrous.compiler.codegen;

import org.jspecify.annotations.NullMarked;
