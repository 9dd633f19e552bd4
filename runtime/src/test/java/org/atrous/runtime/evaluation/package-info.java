@NullMarked
package org.atrous.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
