/** The {@code atrous} command: compiler and runtime behind one front door. */
@NullMarked
package org.atrous.cli;

import org.jspecify.annotations.NullMarked;
