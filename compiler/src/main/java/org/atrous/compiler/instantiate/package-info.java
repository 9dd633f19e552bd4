/** Arguments in, components expanded: from declarations to the IR of a network. */
@NullMarked
package org.atrous.compiler.instantiate;

import org.jspecify.annotations.NullMarked;
