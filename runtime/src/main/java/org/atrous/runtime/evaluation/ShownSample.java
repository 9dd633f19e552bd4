package org.atrous.runtime.evaluation;

import java.util.Map;
import org.atrous.runtime.picture.SamplePictures;
import org.jspecify.annotations.Nullable;

/**
 * An image of an evaluation of which there are pictures.
 *
 * @param index in its split, from 0
 * @param name of the image in its data set
 * @param mIoU over the classes that occur in its labels or its prediction; null if none of its
 *     pixels has a class
 * @param worst whether it is one of the images with the lowest mIoU
 * @param spread whether it is one of those that are spread evenly over the split
 * @param files names of its pictures, beside the list
 */
public record ShownSample(
    int index,
    String name,
    @Nullable Double mIoU,
    boolean worst,
    boolean spread,
    Map<SamplePictures.Kind, String> files) {
  public ShownSample {
    files = Map.copyOf(files);
  }
}
