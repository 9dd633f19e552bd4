package org.atrous.runtime.prediction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The probability of each class on average over an image. A classifier gives the same at every
 * position: its answer.
 */
public final class MeanProbabilities implements ProbabilityRows {
  private final double[] sums;
  private long positions;

  /**
   * @param classes how many
   */
  public MeanProbabilities(int classes) {
    sums = new double[classes];
  }

  /**
   * A class and its probability.
   *
   * @param number of the class, from 0
   */
  public record Answer(int number, double probability) {}

  @Override
  public void row(int y, float[] probabilities) {
    for (int i = 0; i < probabilities.length; i++) {
      sums[i % sums.length] += probabilities[i];
    }
    positions += probabilities.length / sums.length;
  }

  /**
   * The likeliest classes, the likeliest first.
   *
   * @param count at most
   */
  public List<Answer> top(int count) {
    double[] means = Arrays.stream(sums).map(sum -> sum / positions).toArray();
    return IntStream.range(0, means.length)
        .mapToObj(number -> new Answer(number, means[number]))
        .sorted(Comparator.comparing(Answer::probability).reversed())
        .limit(count)
        .toList();
  }
}
