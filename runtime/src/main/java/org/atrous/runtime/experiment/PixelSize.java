package org.atrous.runtime.experiment;

/** Height and width, in pixels. */
public record PixelSize(int height, int width) {}
