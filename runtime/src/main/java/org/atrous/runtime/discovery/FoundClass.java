package org.atrous.runtime.discovery;

import java.util.Optional;
import org.atrous.runtime.experiment.Rgb;

/**
 * A class that was found.
 *
 * @param name from a table of classes; without one {@code class} and a number
 * @param code number or colour in labels
 * @param color for pictures, where one is known
 * @param pixels in all labels
 * @param images in which it occurs
 */
public record FoundClass(String name, int code, Optional<Rgb> color, long pixels, int images) {}
