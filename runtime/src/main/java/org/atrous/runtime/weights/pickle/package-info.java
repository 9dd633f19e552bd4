/**
 * Reads Python's pickles without executing them. A pickle is a program for a stack machine whose
 * dangerous instruction is the call of any function by its name; here only functions on a list
 * exist, as Java code, and a pickle that asks for another is refused with that name.
 */
@NullMarked
package org.atrous.runtime.weights.pickle;

import org.jspecify.annotations.NullMarked;
