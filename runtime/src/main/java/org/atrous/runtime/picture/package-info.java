/** Pictures for people: labels in their colours, overlays, and panels with a legend. */
@NullMarked
package org.atrous.runtime.picture;

import org.jspecify.annotations.NullMarked;
