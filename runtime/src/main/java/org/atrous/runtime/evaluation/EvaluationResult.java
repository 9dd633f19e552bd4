package org.atrous.runtime.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.metrics.ConfusionMatrix;

/**
 * What an evaluation found; all metrics are fractions in 0..1.
 *
 * @param evaluation its name
 * @param network that was trained
 * @param dataset on which it was measured
 * @param split of the data set
 * @param outputStride at which it was measured
 * @param step of training
 * @param images number of images, which are all of the split
 * @param pixels number of pixels that have a class
 * @param mIoU mean of {@code iou}
 * @param pixelAccuracy share of pixels that are right
 * @param meanAccuracy mean over the classes of the share of their pixels that are right
 * @param iou intersection over union of each class that occurs in labels or predictions, by name
 */
public record EvaluationResult(
    String evaluation,
    String network,
    String dataset,
    String split,
    int outputStride,
    int step,
    int images,
    long pixels,
    double mIoU,
    double pixelAccuracy,
    double meanAccuracy,
    Map<String, Double> iou) {
  public EvaluationResult {
    iou = Collections.unmodifiableMap(new LinkedHashMap<>(iou));
  }

  /**
   * The metrics of a confusion matrix.
   *
   * @param classes names, one for each class of the matrix
   */
  public static EvaluationResult of(
      Evaluation evaluation,
      String network,
      int step,
      int images,
      List<String> classes,
      ConfusionMatrix matrix) {
    Map<String, Double> iou = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      String name = classes.get(i);
      matrix.iou(i).ifPresent(value -> iou.put(name, value));
    }
    return new EvaluationResult(
        evaluation.name(),
        network,
        evaluation.dataset().name(),
        evaluation.split(),
        evaluation.outputStride(),
        step,
        images,
        matrix.total(),
        matrix.meanIou(),
        matrix.pixelAccuracy(),
        matrix.meanAccuracy(),
        iou);
  }
}
