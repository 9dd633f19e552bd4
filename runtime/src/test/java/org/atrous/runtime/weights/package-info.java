@NullMarked
package org.atrous.runtime.weights;

import org.jspecify.annotations.NullMarked;
