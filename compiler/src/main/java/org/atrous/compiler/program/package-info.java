/** A spec with its imports, and which names are visible in each file. */
@NullMarked
package org.atrous.compiler.program;

import org.jspecify.annotations.NullMarked;
