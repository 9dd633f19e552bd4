@NullMarked
package org.atrous.runtime.variables;

import org.jspecify.annotations.NullMarked;
