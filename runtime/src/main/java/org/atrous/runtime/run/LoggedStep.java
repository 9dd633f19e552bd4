package org.atrous.runtime.run;

/**
 * One line of a run's log.
 *
 * @param step from 1
 * @param loss of the step's batch, auxiliary heads included, weight decay not
 * @param learningRate of the step
 * @param imagesPerSecond since the line before
 * @param waiting share of the time since the line before in which training waited for images
 */
public record LoggedStep(
    int step, double loss, double learningRate, double imagesPerSecond, double waiting) {}
