@NullMarked
package org.atrous.runtime.layers;

import org.jspecify.annotations.NullMarked;
