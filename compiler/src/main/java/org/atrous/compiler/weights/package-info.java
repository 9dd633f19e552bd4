/** Mappings of weights: which tensor of a file belongs to which variable, as declared. */
@NullMarked
package org.atrous.compiler.weights;

import org.jspecify.annotations.NullMarked;
