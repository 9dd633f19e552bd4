/** Source text, spans and diagnostics: what every phase of the compiler speaks in. */
@NullMarked
package org.atrous.compiler.source;

import org.jspecify.annotations.NullMarked;
