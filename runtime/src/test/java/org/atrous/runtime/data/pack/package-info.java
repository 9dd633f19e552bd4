@NullMarked
package org.atrous.runtime.data.pack;

import org.jspecify.annotations.NullMarked;
