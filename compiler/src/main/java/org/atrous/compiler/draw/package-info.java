/** A network as a picture: first what is to be seen, then where it stands, then the SVG. */
@NullMarked
package org.atrous.compiler.draw;

import org.jspecify.annotations.NullMarked;
