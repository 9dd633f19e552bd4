/** The syntax tree: sealed records with spans, as the parser's builder makes them. */
@NullMarked
package org.atrous.compiler.ast;

import org.jspecify.annotations.NullMarked;
