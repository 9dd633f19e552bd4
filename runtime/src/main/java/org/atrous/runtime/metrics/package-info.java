/** Arithmetic with exact answers: metrics and schedules. */
@NullMarked
package org.atrous.runtime.metrics;

import org.jspecify.annotations.NullMarked;
