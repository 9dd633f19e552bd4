package org.atrous.runtime.data;

/**
 * A sample that can't be used.
 *
 * @param name its image's, as in {@link SampleSource#name}
 * @param what is wrong
 * @param help what to do about it
 */
public record BrokenSample(String name, String what, String help) {}
