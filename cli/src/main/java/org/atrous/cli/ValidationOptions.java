package org.atrous.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.evaluation.EvaluationChoice;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.ValidationSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How a network is measured while it is trained. */
final class ValidationOptions {
  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      description =
          "Measure the network every N steps and at the end of each stage, and keep the best"
              + " checkpoint beside the last ones.")
  private @Nullable Integer every;

  @Option(
      names = "--evaluation",
      paramLabel = "NAME",
      description =
          "The evaluation for --evaluate-every (default: the first on the data set of training;"
              + " without one, its split `val`).")
  private @Nullable String name;

  @Option(
      names = "--best-by",
      paramLabel = "METRIC",
      converter = MetricConverter.class,
      description =
          "What makes a checkpoint the best: miou, pixel_accuracy, mean_accuracy, mean_dice,"
              + " frequency_weighted_iou or boundary_f1 (default: miou).")
  private @Nullable Metric metric;

  @Option(
      names = "--patience",
      paramLabel = "K",
      description =
          "Stop when K measurements in a row are no better than the best (default: never). In a"
              + " recipe of several stages, the last one alone stops.")
  private @Nullable Integer patience;

  /** The metric of a word. */
  static final class MetricConverter implements ITypeConverter<Metric> {
    @Override
    public Metric convert(String word) {
      return Metric.of(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "`%s` is none of %s"
                          .formatted(
                              word,
                              Stream.of(Metric.values())
                                  .map(Metric::word)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  /**
   * What is asked for; null where nothing is.
   *
   * @throws ParameterException if an option makes no sense without the others
   * @throws org.atrous.runtime.BadInputException if there is no such evaluation, or it doesn't fit
   *     the network
   */
  @Nullable ValidationSettings settings(
      SegmentationNetwork network,
      Recipe recipe,
      List<Evaluation> evaluations,
      CommandSpec command) {
    if (every == null) {
      if (name != null || metric != null || patience != null) {
        throw new ParameterException(
            command.commandLine(), "--evaluation, --best-by and --patience need --evaluate-every");
      }
      return null;
    }
    requirePositive("--evaluate-every", every, command);
    requirePositive("--patience", patience, command);
    EvaluationChoice choice = new EvaluationChoice(network, recipe, evaluations);
    return new ValidationSettings(
        name == null ? choice.usual() : choice.named(name),
        metric == null ? Metric.MIOU : metric,
        every,
        patience);
  }

  /** Refuses a number below 1. */
  static void requirePositive(String option, @Nullable Integer value, CommandSpec command) {
    if (value != null && value < 1) {
      throw new ParameterException(
          command.commandLine(), "%s is at least 1, not %d".formatted(option, value));
    }
  }
}
