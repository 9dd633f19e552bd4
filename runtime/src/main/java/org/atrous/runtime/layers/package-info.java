/** The primitives, as generated networks call them, with gradients that are right. */
@NullMarked
package org.atrous.runtime.layers;

import org.jspecify.annotations.NullMarked;
