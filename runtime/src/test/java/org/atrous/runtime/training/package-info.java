@NullMarked
package org.atrous.runtime.training;

import org.jspecify.annotations.NullMarked;
