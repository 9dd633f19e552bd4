package org.atrous.compiler.experiment;

import org.atrous.compiler.source.Span;

/**
 * An evaluation: whole images of a split at one output stride.
 *
 * @param dataset by name
 */
public record EvaluationSpec(
    String name, String dataset, String split, int outputStride, Span span) {}
