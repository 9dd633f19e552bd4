@NullMarked
package org.atrous.runtime.experiment;

import org.jspecify.annotations.NullMarked;
