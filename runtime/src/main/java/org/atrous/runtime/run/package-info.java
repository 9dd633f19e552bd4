/** The folder of a training run: everything that it needs and everything that it makes. */
@NullMarked
package org.atrous.runtime.run;

import org.jspecify.annotations.NullMarked;
