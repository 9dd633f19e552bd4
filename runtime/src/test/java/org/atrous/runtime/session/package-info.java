@NullMarked
package org.atrous.runtime.session;

import org.jspecify.annotations.NullMarked;
