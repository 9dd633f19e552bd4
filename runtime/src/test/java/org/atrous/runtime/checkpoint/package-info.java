@NullMarked
package org.atrous.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
