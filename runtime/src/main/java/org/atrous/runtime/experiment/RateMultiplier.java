package org.atrous.runtime.experiment;

/**
 * Factor of the learning rate.
 *
 * @param target {@code biases}, or the scope of the variables that it is for
 */
public record RateMultiplier(String target, double factor) {}
