package org.atrous.compiler.ir;

import java.util.List;
import java.util.Set;

/**
 * What a network's dialect says of its training, unless a recipe says otherwise.
 *
 * @param batchNormDecay of running averages
 * @param trunk how filters of the backbone are drawn, one of {@link #FILLERS}
 * @param heads how those of the other parts are
 * @param logits how those are that make the scores
 * @param deviation of {@code normal} and {@code truncated_normal}
 * @param undecayed what weight decay leaves out: {@code biases}, {@code batch_norm}, {@code
 *     depthwise}
 */
public record TrainingDefaults(
    double batchNormDecay,
    String trunk,
    String heads,
    String logits,
    double deviation,
    List<String> undecayed) {
  /** The ways in which filters are drawn. */
  public static final List<String> FILLERS =
      List.of(
          "he_truncated",
          "he_normal",
          "he_normal_out",
          "he_uniform",
          "lecun_uniform",
          "fan_in_uniform",
          "glorot_uniform",
          "normal",
          "truncated_normal");

  private static final Set<String> DEVIATING = Set.of("normal", "truncated_normal");

  public TrainingDefaults {
    undecayed = List.copyOf(undecayed);
  }

  /** Whether filters that are drawn so have {@code deviation}, whatever their size. */
  public static boolean deviates(String filler) {
    return DEVIATING.contains(filler);
  }
}
