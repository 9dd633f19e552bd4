/** Networks in TensorFlow graphs: one for training, one for inference. */
@NullMarked
package org.atrous.runtime.graph;

import org.jspecify.annotations.NullMarked;
