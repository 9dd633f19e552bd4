package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.ImageReader;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.evaluation.EvaluationChoice;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.prediction.ClassAreas;
import org.atrous.runtime.prediction.ImagePaths;
import org.atrous.runtime.prediction.MeanProbabilities;
import org.atrous.runtime.prediction.PredictionFiles;
import org.atrous.runtime.prediction.Predictor;
import org.atrous.runtime.prediction.ProbabilityFile;
import org.atrous.runtime.prediction.ViewSettings;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.run.TrainedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
          + " street_overlay.png, for people; areas.json has the area of each class in each image."
          + " An image that can't be read is reported, and the others are labelled all the same.",
      "",
      "Scales, flip, padding and window are those of an evaluation in the spec. Large images need a"
          + " window: memory is then needed for a band of the image only."
    },
    footer = {
      "  atrous predict --run runs/a street.jpg photos --output seen",
      "  atrous predict --run runs/a aerial.png --output seen --window 513x513 \\",
      "      --stride 342x342",
      "  atrous predict --run runs/classifier cat.png --top 5 --size 224x224"
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Mixin private CheckpointOption checkpoint;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Images of any size, and folders of images (without the folders in them).")
  private List<Path> images;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder for labels and overlays, which is made; needed without --top.")
  private @Nullable Path output;

  @Mixin private AnswerOptions answers;

  @Option(
      names = "--evaluation",
      paramLabel = "NAME",
      description =
          "Look at images as this evaluation of the spec does (default: the first on the data set"
              + " of training).")
  private @Nullable String name;

  @Mixin private WindowOptions window;
  @Mixin private PrecisionOption precision;

  @Option(
      names = "--probabilities",
      description =
          "Write street_probabilities.npy, too: a NumPy array of float32, height x width x classes.")
  private boolean probabilities;

  @Mixin private DeviceOptions device;
  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws IOException {
    answers.check(output, command);
    Console console = new Console(command);
    device.use(console);
    TrainedRun trained = TrainedRun.open(run, checkpoint.choice());
    Evaluation evaluation = evaluation(trained);
    ViewSettings settings = window.over(ViewSettings.of(evaluation), command);
    Dataset dataset = evaluation.dataset().widenedTo(trained.network().classes());
    if (output == null) {
      return answer(trained, dataset, console);
    }
    return label(output, trained, evaluation.outputStride(), settings, dataset, console);
  }

  /** Says what a classifier sees: it is one without atrous convolution. */
  private int answer(TrainedRun trained, Dataset dataset, Console console) throws IOException {
    int natural = Collections.max(trained.network().outputStrides());
    List<String> classes = answers.names(dataset.classes());
    List<Path> all = ImagePaths.of(images, trained.folder().path());
    List<AnswerOptions.Answers> given = new ArrayList<>();
    try (Predictor predictor =
        new Predictor(
            trained.network(),
            natural,
            ViewSettings.PLAIN,
            trained.inference().in(precision.chosen()),
            trained.checkpoint())) {
      for (Path image : all) {
        @Nullable RgbImage pixels = read(image, console);
        if (pixels != null) {
          MeanProbabilities means = new MeanProbabilities(trained.network().classes());
          predictor.predict(answers.sized(pixels), means);
          given.add(answers.of(image, means, classes));
        }
      }
    }
    if (format.isJson()) {
      console.result(Json.pretty(given).stripTrailing());
    } else {
      given.forEach(answer -> answer.lines().forEach(console::result));
    }
    return given.size() == all.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int label(
      Path folder,
      TrainedRun trained,
      int outputStride,
      ViewSettings settings,
      Dataset dataset,
      Console console)
      throws IOException {
    PredictionFiles files = new PredictionFiles(folder, dataset);
    List<Path> all = ImagePaths.of(images, folder);
    files.requireDistinct(all);
    List<ClassAreas> areas = new ArrayList<>();
    try (Predictor predictor =
            new Predictor(
                trained.network(),
                outputStride,
                settings,
                trained.inference().in(precision.chosen()),
                trained.checkpoint());
        Progress progress = console.progress("predict", 0, all.size())) {
      for (int i = 0; i < all.size(); i++) {
        @Nullable RgbImage pixels = read(all.get(i), console);
        if (pixels != null) {
          LabelMap labels =
              label(all.get(i), pixels, predictor, files, trained.network().classes());
          areas.add(ClassAreas.of(all.get(i).toString(), labels, dataset.classes()));
        }
        progress.show(i + 1, "");
      }
    }
    AtomicFile.write(files.areas(), Json.pretty(areas));
    if (format.isJson()) {
      console.result(Json.pretty(areas).stripTrailing());
    } else {
      console.summary(
          "%s labelled, in %s".formatted(Console.counted(areas.size(), "image"), folder));
    }
    return areas.size() == all.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Evaluation evaluation(TrainedRun trained) {
    EvaluationChoice choice =
        new EvaluationChoice(
            trained.network(), trained.folder().settings().recipe(), trained.spec().evaluations());
    return name == null ? choice.usual() : choice.named(name);
  }

  private static @Nullable RgbImage read(Path image, Console console) {
    try {
      return ImageReader.read(image);
    } catch (DataException e) {
      console.error(e.getMessage());
      return null;
    }
  }

  private LabelMap label(
      Path image, RgbImage pixels, Predictor predictor, PredictionFiles files, int classes)
      throws IOException {
    LabelMap labels;
    if (probabilities) {
      try (ProbabilityFile file =
          new ProbabilityFile(
              files.probabilities(image), pixels.height(), pixels.width(), classes)) {
        labels = predictor.predict(pixels, file);
      }
    } else {
      labels = predictor.predict(pixels);
    }
    files.write(image, pixels, labels);
    return labels;
  }
}
