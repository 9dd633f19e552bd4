/** Who works on what, among processes and machines that share nothing but a file system. */
@NullMarked
package org.atrous.runtime.claim;

import org.jspecify.annotations.NullMarked;
