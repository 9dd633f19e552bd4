/**
 * Weights that others trained, on their way into a network: which tensor of a file belongs to which
 * variable, and how its axes are turned.
 */
@NullMarked
package org.atrous.runtime.weights;

import org.jspecify.annotations.NullMarked;
