/** From text to syntax tree: the only package that knows the generated lexer and parser. */
@NullMarked
package org.atrous.compiler.syntax;

import org.jspecify.annotations.NullMarked;
