package org.atrous.runtime.evaluation;

import java.util.Comparator;
import java.util.List;
import org.atrous.runtime.metrics.BoundaryScore;
import org.atrous.runtime.metrics.ConfusionMatrix;

/**
 * What was counted over all images of a split.
 *
 * @param matrix pixels by class in labels and predictions
 * @param boundary agreement of outlines
 * @param images each image that has a pixel with a class, in the order of the split
 */
public record Measurement(
    ConfusionMatrix matrix, BoundaryScore boundary, List<ImageResult> images) {
  public Measurement {
    images = List.copyOf(images);
  }

  /** The images with the lowest mIoU, the worst first; equal ones by name. */
  List<ImageResult> worst(int count) {
    return images.stream()
        .sorted(Comparator.comparingDouble(ImageResult::mIoU).thenComparing(ImageResult::name))
        .limit(count)
        .toList();
  }
}
