/** Goals that compile specs as part of a Maven build. */
@NullMarked
package org.atrous.maven;

import org.jspecify.annotations.NullMarked;
