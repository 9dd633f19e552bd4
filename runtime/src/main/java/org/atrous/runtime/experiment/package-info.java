/** Data sets, recipes and evaluations: plain records that generated code builds. */
@NullMarked
package org.atrous.runtime.experiment;

import org.jspecify.annotations.NullMarked;
