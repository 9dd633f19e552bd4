package org.atrous.runtime.evaluation;

import org.atrous.runtime.metrics.ConfusionMatrix;

/**
 * How good the prediction of one image is.
 *
 * @param name of the image in its data set
 * @param mIoU over the classes that occur in its labels or its prediction
 * @param pixelAccuracy share of its pixels that are right
 */
public record ImageResult(String name, double mIoU, double pixelAccuracy) {
  static ImageResult of(String name, ConfusionMatrix matrix) {
    return new ImageResult(name, matrix.meanIou(), matrix.pixelAccuracy());
  }
}
