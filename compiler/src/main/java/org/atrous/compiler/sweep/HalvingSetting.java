package org.atrous.compiler.sweep;

import org.atrous.compiler.source.Span;

/**
 * {@code halving by miou factor 3 from 200 steps}, as it is written.
 *
 * @param by the metric by which trainings are compared
 * @param factor one in so many goes on, at least 2
 * @param from the step at which they are compared first, at least 1
 */
record HalvingSetting(String by, int factor, int from, Span span) {}
