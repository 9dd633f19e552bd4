/** What generated tests use to hold a built graph against what the compiler inferred. */
@NullMarked
package org.atrous.runtime.testing;

import org.jspecify.annotations.NullMarked;
