@NullMarked
package org.atrous.runtime.testing;

import org.jspecify.annotations.NullMarked;
