/** How good a trained network is on a split of a data set. */
@NullMarked
package org.atrous.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
