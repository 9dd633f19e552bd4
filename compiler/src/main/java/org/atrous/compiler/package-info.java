/** The compiler's public entry. */
@NullMarked
package org.atrous.compiler;

import org.jspecify.annotations.NullMarked;
