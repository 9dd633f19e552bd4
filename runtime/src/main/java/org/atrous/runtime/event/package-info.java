/** Event files, as TensorBoard reads them. */
@NullMarked
package org.atrous.runtime.event;

import org.jspecify.annotations.NullMarked;
