package org.atrous.runtime.data;

import java.nio.file.Path;

/**
 * The files of one sample.
 *
 * @param name the image's path below the data folder, with slashes
 * @param image JPEG, PNG or whatever ImageIO reads
 * @param label one channel of class values
 */
record SamplePair(String name, Path image, Path label) {}
