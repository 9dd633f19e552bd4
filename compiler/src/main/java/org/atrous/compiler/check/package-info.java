/** Names, arguments and literals, checked in every body before anything is expanded. */
@NullMarked
package org.atrous.compiler.check;

import org.jspecify.annotations.NullMarked;
