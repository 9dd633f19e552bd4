/** The primitives: each one's arguments, shape, cost and generated call in one file. */
@NullMarked
package org.atrous.compiler.primitive;

import org.jspecify.annotations.NullMarked;
