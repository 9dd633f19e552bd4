/** Data sets, recipes and evaluations of a spec, resolved and checked. */
@NullMarked
package org.atrous.compiler.experiment;

import org.jspecify.annotations.NullMarked;
