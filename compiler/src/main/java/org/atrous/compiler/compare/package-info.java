/** Two networks side by side: what differs in meaning, and what their checkpoints share. */
@NullMarked
package org.atrous.compiler.compare;

import org.jspecify.annotations.NullMarked;
