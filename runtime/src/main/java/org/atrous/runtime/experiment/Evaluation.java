package org.atrous.runtime.experiment;

/**
 * How a trained network is measured: on whole images of a split, at one scale.
 *
 * @param name in the spec
 * @param dataset what it is measured on
 * @param split of the data set
 * @param outputStride in inference; may differ from training's
 */
public record Evaluation(String name, Dataset dataset, String split, int outputStride) {}
