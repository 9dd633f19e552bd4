package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.ImageReader;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.evaluation.EvaluationChoice;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.prediction.PredictionFiles;
import org.atrous.runtime.prediction.Predictor;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.session.TrainingPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous predict}: what a trained network sees in images. */
@Command(
    name = "predict",
    description = {
      "Labels images of any size with a trained network.",
      "",
      "street.jpg becomes street_label.png, whose pixel values are classes, and"
          + " street_overlay.png, for people. An image that can't be read is reported, and the"
          + " others are labelled all the same."
    },
    footer = {"  atrous predict --run runs/a street.jpg park.png --output seen"})
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Images of any size.")
  private List<Path> images;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder for labels and overlays, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path output;

  @Override
  public Integer call() throws IOException {
    TrainingPlatform.require();
    Console console = new Console(command);
    TrainedRun trained = TrainedRun.open(run);
    Evaluation evaluation =
        new EvaluationChoice(
                trained.network(),
                trained.folder().settings().recipe(),
                trained.spec().evaluations())
            .usual();
    PredictionFiles files =
        new PredictionFiles(output, evaluation.dataset().widenedTo(trained.network().classes()));
    files.requireDistinct(images);
    int labelled = 0;
    try (Predictor predictor =
            new Predictor(trained.network(), evaluation.outputStride(), trained.checkpoint());
        Progress progress = console.progress("predict", 0, images.size())) {
      for (int i = 0; i < images.size(); i++) {
        labelled += label(images.get(i), predictor, files, console) ? 1 : 0;
        progress.show(i + 1, "");
      }
    }
    console.summary("%s labelled, in %s".formatted(Console.counted(labelled, "image"), output));
    return labelled == images.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean label(Path image, Predictor predictor, PredictionFiles files, Console console)
      throws IOException {
    RgbImage pixels;
    try {
      pixels = ImageReader.read(image);
    } catch (DataException e) {
      console.error(e.getMessage());
      return false;
    }
    files.write(image, pixels, predictor.predict(pixels));
    return true;
  }
}
