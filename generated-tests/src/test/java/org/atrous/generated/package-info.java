/** Golden files of what the compiler generates for the models. */
@NullMarked
package org.atrous.generated;

import org.jspecify.annotations.NullMarked;
