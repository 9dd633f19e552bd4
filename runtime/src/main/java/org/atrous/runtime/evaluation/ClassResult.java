package org.atrous.runtime.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found for a class; fractions in 0..1, null where there is nothing to divide
 * by.
 *
 * @param name of the class
 * @param pixels that the labels give it
 * @param iou intersection over union; null if neither labels nor predictions have the class
 * @param precision share of the pixels predicted so that are right
 * @param recall share of the class's pixels that were found, also known as its accuracy
 * @param dice F1 over pixels
 * @param boundaryF1 agreement of outlines; see {@link org.atrous.runtime.metrics.BoundaryScore}
 */
public record ClassResult(
    String name,
    long pixels,
    @Nullable Double iou,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double dice,
    @Nullable Double boundaryF1) {}
