@NullMarked
package org.atrous.runtime.prediction;

import org.jspecify.annotations.NullMarked;
