/** What expressions evaluate to, and the types that parameters declare. */
@NullMarked
package org.atrous.compiler.value;

import org.jspecify.annotations.NullMarked;
