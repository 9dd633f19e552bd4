/** Files that are whole at any moment: written beside, then moved. */
@NullMarked
package org.atrous.runtime.files;

import org.jspecify.annotations.NullMarked;
