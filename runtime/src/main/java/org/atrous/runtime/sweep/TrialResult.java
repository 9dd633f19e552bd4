package org.atrous.runtime.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.evaluation.EvaluationResult;

/**
 * A measurement of a trial: the content of {@code results/MEASUREMENT-seedN.json}. It holds nothing
 * that differs when the same is done again.
 *
 * @param measurement identifies it, but for the seed
 * @param training that was measured
 * @param seed of the training
 * @param result all metrics
 */
public record TrialResult(String measurement, String training, long seed, EvaluationResult result) {

  /** The figures that a table can show, by the name that a spec gives them. */
  public Map<String, Double> figures() {
    return figures(result);
  }

  static Map<String, Double> figures(EvaluationResult result) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("miou", result.mIoU());
    figures.put("pixel_accuracy", result.pixelAccuracy());
    figures.put("mean_accuracy", result.meanAccuracy());
    figures.put("mean_dice", result.meanDice());
    figures.put("frequency_weighted_iou", result.frequencyWeightedIou());
    Double boundary = result.boundaryF1();
    if (boundary != null) {
      figures.put("boundary_f1", boundary);
    }
    return figures;
  }
}
