/** What a run has to tell, as a report. */
@NullMarked
package org.atrous.runtime.report;

import org.jspecify.annotations.NullMarked;
