/** Small networks written by hand, for tests. */
@NullMarked
package org.atrous.runtime.networks;

import org.jspecify.annotations.NullMarked;
