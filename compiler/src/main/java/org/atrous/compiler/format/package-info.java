/** The one layout of specs: text in, the same meaning and the same comments out. */
@NullMarked
package org.atrous.compiler.format;

import org.jspecify.annotations.NullMarked;
