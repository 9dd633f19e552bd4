package org.atrous.runtime.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.RunException;

/** Decides how a trained network is measured. */
public final class EvaluationChoice {
  private static final String USUAL_SPLIT = "val";

  private final SegmentationNetwork network;
  private final Recipe recipe;
  private final List<Evaluation> evaluations;

  /**
   * @param network that was trained
   * @param recipe with which it was trained
   * @param evaluations that its spec declares
   */
  public EvaluationChoice(
      SegmentationNetwork network, Recipe recipe, List<Evaluation> evaluations) {
    this.network = network;
    this.recipe = recipe;
    this.evaluations = List.copyOf(evaluations);
  }

  /**
   * The evaluation of a name.
   *
   * @throws RunException if there is none, or the network can't be built at its output stride
   */
  public Evaluation named(String name) {
    Evaluation evaluation =
        evaluations.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (!network.outputStrides().contains(evaluation.outputStride())) {
      throw new RunException(
          "evaluation `%s` wants output stride %d, at which network `%s` can't be built"
              .formatted(name, evaluation.outputStride(), network.name()),
          "its output strides are %s".formatted(network.outputStrides()));
    }
    return evaluation;
  }

  private RunException unknown(String name) {
    String known =
        evaluations.stream()
            .map(evaluation -> "`" + evaluation.name() + "`")
            .collect(Collectors.joining(", "));
    return new RunException(
        "the spec of this run has no evaluation `%s`".formatted(name),
        known.isEmpty()
            ? "it has none; leave --evaluation out"
            : "it has %s, as it was when training began".formatted(known));
  }

  /**
   * The first evaluation that fits the data set of the recipe and the network; where there is none,
   * the split {@code val} at the output stride of training.
   */
  public Evaluation usual() {
    Optional<Evaluation> first =
        evaluations.stream()
            .filter(evaluation -> evaluation.dataset().equals(recipe.dataset()))
            .filter(evaluation -> network.outputStrides().contains(evaluation.outputStride()))
            .findFirst();
    Dataset dataset = recipe.dataset();
    return first.orElseGet(
        () ->
            new Evaluation(
                "%s_%s".formatted(dataset.name(), USUAL_SPLIT),
                dataset,
                USUAL_SPLIT,
                recipe.outputStride()));
  }

  /** The same evaluation on another split. */
  public static Evaluation onSplit(Evaluation evaluation, String split) {
    return split.equals(evaluation.split())
        ? evaluation
        : evaluation.on("%s_on_%s".formatted(evaluation.name(), split), split);
  }

  /** The same evaluation, whose result has a name of its own unless it is computed in 32 bits. */
  public static Evaluation inPrecision(Evaluation evaluation, Precision precision) {
    return precision == Precision.FLOAT32
        ? evaluation
        : evaluation.on(
            "%s_in_%s".formatted(evaluation.name(), precision.word()), evaluation.split());
  }
}
