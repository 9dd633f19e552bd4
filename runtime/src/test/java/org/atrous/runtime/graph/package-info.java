@NullMarked
package org.atrous.runtime.graph;

import org.jspecify.annotations.NullMarked;
