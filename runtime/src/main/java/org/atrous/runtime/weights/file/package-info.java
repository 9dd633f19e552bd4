/**
 * Files of weights, whoever wrote them: {@link org.atrous.runtime.weights.file.WeightFiles} opens
 * them by their content. Nothing in a file is executed, and nothing in it is believed.
 */
@NullMarked
package org.atrous.runtime.weights.file;

import org.jspecify.annotations.NullMarked;
