package org.atrous.runtime.evaluation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.files.InOrder;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.prediction.ViewSettings;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found; all metrics are fractions in 0..1. Means by class are over the classes
 * that the evaluation reports, and of these over the ones that have the value: mIoU and mean Dice
 * over those that occur in labels or predictions, mean accuracy over those in the labels. Pixel
 * accuracy and frequency-weighted IoU are over all classes.
 *
 * @param evaluation its name
 * @param network that was trained
 * @param dataset on which it was measured
 * @param split of the data set
 * @param outputStride at which it was measured
 * @param views how it looked at an image
 * @param step of training
 * @param images number of images, which are all of the split
 * @param pixels number of pixels that have a class
 * @param mIoU mean of {@code iou}
 * @param pixelAccuracy share of pixels that are right
 * @param meanAccuracy mean over the classes of the share of their pixels that are right
 * @param meanDice mean of the classes' Dice coefficients
 * @param frequencyWeightedIou mean of IoU by share of pixels
 * @param boundaryF1 mean of the classes' boundary F1; null if no class has an outline
 * @param iou intersection over union of each class that occurs in labels or predictions, by name
 * @param classes all metrics of each class that is reported, in the data set's order
 * @param worstImages those with the lowest mIoU, the worst first
 */
public record EvaluationResult(
    String evaluation,
    String network,
    String dataset,
    String split,
    int outputStride,
    ViewSettings views,
    int step,
    int images,
    long pixels,
    double mIoU,
    double pixelAccuracy,
    double meanAccuracy,
    double meanDice,
    double frequencyWeightedIou,
    @Nullable Double boundaryF1,
    @JsonSerialize(using = InOrder.class) Map<String, Double> iou,
    List<ClassResult> classes,
    List<ImageResult> worstImages) {
  private static final int WORST = 10;

  public EvaluationResult {
    iou = Collections.unmodifiableMap(new LinkedHashMap<>(iou));
    classes = List.copyOf(classes);
    worstImages = List.copyOf(worstImages);
  }

  /**
   * The metrics of what was counted.
   *
   * @param names of the classes, one for each of the matrix
   * @throws DataException if none of the classes reported occurs
   */
  public static EvaluationResult of(
      Evaluation evaluation,
      String network,
      int step,
      int images,
      List<String> names,
      Measurement measured) {
    ConfusionMatrix matrix = measured.matrix();
    List<ClassResult> classes = new ArrayList<>();
    Map<String, Double> iou = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (evaluation.classes().isEmpty() || evaluation.classes().contains(names.get(i))) {
        ClassResult result = classResult(names.get(i), i, measured);
        classes.add(result);
        if (result.iou() != null) {
          iou.put(result.name(), result.iou());
        }
      }
    }
    return new EvaluationResult(
        evaluation.name(),
        network,
        evaluation.dataset().name(),
        evaluation.split(),
        evaluation.outputStride(),
        ViewSettings.of(evaluation),
        step,
        images,
        matrix.total(),
        mean(classes, ClassResult::iou).orElseThrow(() -> noneOccurs(evaluation)),
        matrix.pixelAccuracy(),
        mean(classes, ClassResult::recall).orElseThrow(() -> noneOccurs(evaluation)),
        mean(classes, ClassResult::dice).orElseThrow(() -> noneOccurs(evaluation)),
        matrix.frequencyWeightedIou(),
        boxed(mean(classes, ClassResult::boundaryF1)),
        iou,
        classes,
        measured.worst(WORST));
  }

  /** The figures by {@link Metric#key}; one that there isn't is left out. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(Metric.MIOU.key(), mIoU);
    metrics.put(Metric.PIXEL_ACCURACY.key(), pixelAccuracy);
    metrics.put(Metric.MEAN_ACCURACY.key(), meanAccuracy);
    metrics.put(Metric.MEAN_DICE.key(), meanDice);
    metrics.put(Metric.FREQUENCY_WEIGHTED_IOU.key(), frequencyWeightedIou);
    if (boundaryF1 != null) {
      metrics.put(Metric.BOUNDARY_F1.key(), boundaryF1);
    }
    return metrics;
  }

  private static ClassResult classResult(String name, int label, Measurement measured) {
    ConfusionMatrix matrix = measured.matrix();
    return new ClassResult(
        name,
        matrix.labelled(label),
        boxed(matrix.iou(label)),
        boxed(matrix.precision(label)),
        boxed(matrix.accuracy(label)),
        boxed(matrix.dice(label)),
        boxed(measured.boundary().f1(label)));
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static OptionalDouble mean(
      List<ClassResult> classes, Function<ClassResult, @Nullable Double> metric) {
    return classes.stream()
        .map(metric)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .average();
  }

  private static DataException noneOccurs(Evaluation evaluation) {
    return new DataException(
        "none of the classes that evaluation `%s` reports occurs in the labels of `%s`"
            .formatted(evaluation.name(), evaluation.split()),
        "change the evaluation's `classes`, or measure another split");
  }
}
