/** What generated code and its users see first: networks and specs. */
@NullMarked
package org.atrous.runtime;

import org.jspecify.annotations.NullMarked;
