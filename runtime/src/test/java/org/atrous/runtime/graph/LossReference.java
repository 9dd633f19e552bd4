package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.LossSettings;
import org.jspecify.annotations.Nullable;

/** The definition of every loss, in plain loops and double precision. */
final class LossReference {
  private final LossSettings settings;
  private final int classes;
  private final int[] labels;
  private final int step;

  LossReference(LossSettings settings, int classes, int[] labels, int step) {
    this.settings = settings;
    this.classes = classes;
    this.labels = labels;
    this.step = step;
  }

  double of(double[] logits) {
    List<Integer> counting = counting(logits);
    double sum = 0;
    for (int pixel : counting) {
      sum += pixelLoss(logits, pixel);
    }
    double number =
        settings.averageOver() == LossSettings.AverageOver.ALL_PIXELS
            ? labels.length
            : Math.max(1, counting.size());
    double loss = sum / number;
    for (LossSettings.Term term : settings.terms()) {
      if (term.kind() == LossSettings.Kind.DICE) {
        loss += term.factor() * dice(logits, term.smooth());
      }
    }
    return loss;
  }

  private List<Integer> labelled() {
    List<Integer> labelled = new ArrayList<>();
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (labels[pixel] != LabelMap.IGNORE) {
        labelled.add(pixel);
      }
    }
    return labelled;
  }

  /** The pixels that count. */
  List<Integer> counting(double[] logits) {
    LossSettings.@Nullable HardPixels hard = settings.hardPixels();
    List<Integer> labelled = labelled();
    if (hard == null) {
      return labelled;
    }
    List<Integer> hardest = new ArrayList<>(labelled);
    if (hard.top()) {
      hardest.sort(Comparator.comparingDouble(pixel -> -pixelLoss(logits, pixel)));
      double done = hard.anneal() == 0 ? 1 : Math.min(1, (step - 1) / (double) hard.anneal());
      double share = 1 + (hard.value() - 1) * done;
      int number = Math.max(1, (int) Math.floor(share * labels.length + 1e-9));
      return hardest.subList(0, Math.min(number, hardest.size()));
    }
    hardest.sort(Comparator.comparingDouble(pixel -> probability(logits, pixel, labels[pixel])));
    int below =
        (int)
            labelled.stream()
                .filter(pixel -> probability(logits, pixel, labels[pixel]) < hard.value())
                .count();
    return hardest.subList(0, Math.min(Math.max(below, hard.keep()), hardest.size()));
  }

  private double pixelLoss(double[] logits, int pixel) {
    double loss = 0;
    double p = probability(logits, pixel, labels[pixel]);
    for (LossSettings.Term term : settings.terms()) {
      if (term.kind() == LossSettings.Kind.CROSS_ENTROPY) {
        double share = settings.labelSmoothing();
        double entropy = -(1 - share) * Math.log(p);
        for (int c = 0; c < classes; c++) {
          entropy -= share / classes * Math.log(probability(logits, pixel, c));
        }
        loss += term.factor() * entropy;
      } else if (term.kind() == LossSettings.Kind.FOCAL) {
        loss -= term.factor() * term.alpha() * Math.pow(1 - p, term.gamma()) * Math.log(p);
      }
    }
    return loss * weight(labels[pixel]);
  }

  private double dice(double[] logits, double smooth) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double overlap = 0;
      double sizes = 0;
      for (int pixel : labelled()) {
        double p = probability(logits, pixel, c);
        overlap += labels[pixel] == c ? p : 0;
        sizes += labels[pixel] == c ? p + 1 : p;
      }
      sum += weight(c) * (1 - (2 * overlap + smooth) / (sizes + smooth));
    }
    return labelled().isEmpty() ? 0 : sum / classes;
  }

  private double weight(int label) {
    return label < settings.classWeights().size() ? settings.classWeights().get(label) : 1;
  }

  private double probability(double[] logits, int pixel, int label) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[pixel * classes + c]);
    }
    return Math.exp(logits[pixel * classes + label]) / sum;
  }
}
