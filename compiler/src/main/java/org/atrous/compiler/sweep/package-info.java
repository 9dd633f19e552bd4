/** Sweeps: read, and planned cell by cell, so that nothing starts that can't end. */
@NullMarked
package org.atrous.compiler.sweep;

import org.jspecify.annotations.NullMarked;
