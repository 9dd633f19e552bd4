/** Passes over the IR: output stride to rates, shapes, costs, and what they find wrong. */
@NullMarked
package org.atrous.compiler.plan;

import org.jspecify.annotations.NullMarked;
