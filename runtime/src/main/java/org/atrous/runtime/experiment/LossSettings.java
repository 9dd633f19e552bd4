package org.atrous.runtime.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a pixel, and which of them count.
 *
 * @param terms summed
 * @param labelSmoothing share of a label that goes to all classes
 * @param classWeights a factor for each class; empty for none
 * @param medianFrequency whether the factors are the data's, median frequency over frequency
 * @param hardPixels which pixels count; null for all
 * @param averageOver what the sum is divided by
 */
public record LossSettings(
    List<Term> terms,
    double labelSmoothing,
    List<Double> classWeights,
    boolean medianFrequency,
    @Nullable HardPixels hardPixels,
    AverageOver averageOver) {
  /** The paper's. */
  public static final LossSettings CROSS_ENTROPY =
      new LossSettings(
          List.of(new Term(Kind.CROSS_ENTROPY, 1, 0, 1, 0)),
          0,
          List.of(),
          false,
          null,
          AverageOver.KEPT_PIXELS);

  public LossSettings {
    terms = List.copyOf(terms);
    classWeights = List.copyOf(classWeights);
  }

  /** The same with other weights of classes, which are given. */
  public LossSettings weighing(List<Double> weights) {
    return new LossSettings(terms, labelSmoothing, weights, false, hardPixels, averageOver);
  }

  /** Whether a part of it is of some kind. */
  public boolean has(Kind kind) {
    return terms.stream().anyMatch(term -> term.kind() == kind);
  }

  /** What a part of a loss is. */
  public enum Kind {
    CROSS_ENTROPY,
    FOCAL,
    DICE
  }

  /** A part of a loss; gamma and alpha are focal's, smooth is Dice's. */
  public record Term(Kind kind, double factor, double gamma, double alpha, double smooth) {}

  /**
   * The pixels that count.
   *
   * @param top whether they are the share {@code value} with the largest losses; else those whose
   *     class has a probability below {@code value}
   * @param keep how many count at least
   * @param anneal steps on which the share goes from 1 to {@code value}
   */
  public record HardPixels(boolean top, double value, int keep, int anneal) {}

  /** What the sum of the pixels' losses is divided by. */
  public enum AverageOver {
    KEPT_PIXELS,
    ALL_PIXELS
  }
}
