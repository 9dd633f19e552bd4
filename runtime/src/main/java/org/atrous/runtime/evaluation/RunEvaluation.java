package org.atrous.runtime.evaluation;

import java.io.IOException;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.prediction.Predictor;
import org.atrous.runtime.prediction.ViewSettings;
import org.atrous.runtime.run.TrainedRun;

/**
 * An evaluation of a run, whose result and pictures are in the run's folder.
 *
 * @param result the metrics
 * @param matrix from which they follow
 * @param dataset with a name and a colour for each class of the network
 * @param files where result and pictures are
 */
public record RunEvaluation(
    EvaluationResult result, ConfusionMatrix matrix, Dataset dataset, EvaluationFiles files) {

  /**
   * Evaluates the newest state of a run.
   *
   * @param evaluation one that fits the run's network
   * @param precision in which the network is computed
   * @param source all samples of its split
   * @param pictures how many images to show
   * @param observer is shown every image
   * @throws org.atrous.runtime.BadInputException if a sample or the checkpoint can't be read
   */
  public static RunEvaluation measure(
      TrainedRun run,
      Evaluation evaluation,
      Precision precision,
      SampleSource source,
      int pictures,
      EvaluationObserver observer)
      throws IOException {
    SegmentationNetwork network = run.network();
    Dataset dataset = evaluation.dataset().widenedTo(network.classes());
    EvaluationFiles files =
        new EvaluationFiles(
            run.folder().results(), evaluation.name(), dataset, source.size(), pictures);
    Measurement measured;
    try (Predictor predictor =
        new Predictor(
            network,
            evaluation.outputStride(),
            ViewSettings.of(evaluation),
            run.inference().in(precision),
            run.checkpoint())) {
      measured =
          Evaluator.evaluate(
              predictor,
              source,
              dataset.classes().size(),
              (index, sample, prediction, counts) -> {
                files.predicted(index, sample, prediction, counts);
                observer.predicted(index, sample, prediction, counts);
              });
    }
    EvaluationResult result =
        EvaluationResult.of(
            evaluation,
            network.name(),
            run.checkpoint().step(),
            source.size(),
            dataset.classes(),
            measured);
    files.write(result, measured.matrix());
    return new RunEvaluation(result, measured.matrix(), dataset, files);
  }
}
