@NullMarked
package org.atrous.runtime.record;

import org.jspecify.annotations.NullMarked;
