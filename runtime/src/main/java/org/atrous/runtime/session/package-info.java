/** TensorFlow sessions, and what all sessions of a process share. */
@NullMarked
package org.atrous.runtime.session;

import org.jspecify.annotations.NullMarked;
