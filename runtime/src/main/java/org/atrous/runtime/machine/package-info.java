/** The machine and the process that a network runs on: how much memory there is and is used. */
@NullMarked
package org.atrous.runtime.machine;

import org.jspecify.annotations.NullMarked;
