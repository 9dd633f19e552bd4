package org.atrous.runtime.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.Evaluator;
import org.atrous.runtime.evaluation.Measurement;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.picture.Panel;
import org.atrous.runtime.prediction.Predictor;
import org.atrous.runtime.prediction.ViewSettings;
import org.atrous.runtime.run.EvaluationHistory;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.RunFolder;

/** Measures a network while it is trained: its checkpoints, as any later evaluation would. */
final class Validation {
  private static final int PICTURES = 4;

  private final ValidationSettings settings;
  private final SegmentationNetwork network;
  private final SampleSource source;
  private final EvaluationHistory history;
  private final Dataset dataset;

  private Validation(
      ValidationSettings settings,
      SegmentationNetwork network,
      SampleSource source,
      EvaluationHistory history) {
    this.settings = settings;
    this.network = network;
    this.source = source;
    this.history = history;
    this.dataset = settings.evaluation().dataset().widenedTo(network.classes());
  }

  /**
   * The validation that a run asks for, if it asks for one.
   *
   * @param done the step of the checkpoint from which training goes on; later ones are forgotten
   */
  static Optional<Validation> of(
      RunFolder run, SegmentationNetwork network, TrainingData data, int done) throws IOException {
    ValidationSettings settings = run.settings().validation();
    if (settings == null) {
      return Optional.empty();
    }
    Evaluation evaluation = settings.evaluation();
    return EvaluationHistory.read(run, done)
        .map(
            history ->
                new Validation(
                    settings,
                    network,
                    data.split(evaluation.dataset(), evaluation.split()),
                    history));
  }

  /** Steps from one measurement to the next. */
  int every() {
    return settings.every();
  }

  /** Whether a step was measured. */
  boolean has(int step) {
    return history.has(step);
  }

  /** Whether the checkpoint of a step is the best so far. */
  boolean isBest(int step) {
    return history.bestStep().stream().anyMatch(best -> best == step);
  }

  /** Whether the measurements of the last stage have been no better for too long. */
  boolean isPatienceOver(Stage last) {
    return history.isPatienceOver(last.before());
  }

  /** Measures a checkpoint, and writes down what was found. */
  LoggedEvaluation measure(Checkpoint checkpoint, RunRecord record) throws IOException {
    Evaluation evaluation = settings.evaluation();
    Panel panel = new Panel(dataset);
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    Measurement measured;
    try (Predictor predictor =
        new Predictor(
            network, evaluation.outputStride(), ViewSettings.of(evaluation), checkpoint)) {
      measured =
          Evaluator.evaluate(
              predictor,
              source,
              dataset.classes().size(),
              (index, sample, prediction, counts) -> {
                if (isShown(index)) {
                  pictures.put(sample.name(), panel.of(sample, prediction));
                }
              });
    }
    EvaluationResult result =
        EvaluationResult.of(
            evaluation,
            network.name(),
            checkpoint.step(),
            source.size(),
            dataset.classes(),
            measured);
    LoggedEvaluation logged =
        new LoggedEvaluation(
            result.step(),
            result.evaluation(),
            result.dataset(),
            result.split(),
            result.metrics(),
            result.iou());
    record.add(logged, pictures);
    history.add(logged);
    return logged;
  }

  /** Whether one of the evenly spread positions falls on an image. */
  private boolean isShown(int index) {
    long pictures = Math.min(PICTURES, source.size());
    return (index + 1) * pictures / source.size() > index * pictures / source.size();
  }
}
