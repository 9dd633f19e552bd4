package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.evaluation.EvaluationChoice;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.RunEvaluation;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.run.TrainedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atrous evaluate}: how good a trained network is. */
@Command(
    name = "evaluate",
    description = {
      "Measures a trained network on a split of a data set: all images, at their own sizes, whole"
          + " or as the evaluation says (scales, flip, pad, window).",
      "",
      "The run folder is enough: the spec may have changed or gone. Result and pictures go to its"
          + " folder `results`."
    },
    footer = {
      "  atrous evaluate --run runs/a --data camvid",
      "  atrous evaluate --run runs/a --data camvid --evaluation fine --format json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Mixin private CheckpointOption checkpoint;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the data set.")
  @SuppressWarnings("NullAway.Init") // required
  private Path data;

  @Option(
      names = "--evaluation",
      paramLabel = "NAME",
      description =
          "The evaluation, one that the spec declared (default: the first on the data set of"
              + " training; without one, its split `val`).")
  private @Nullable String name;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "The split of the data set (default: the evaluation's).")
  private @Nullable String split;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Number of images to show with truth and prediction (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Mixin private PrecisionOption precision;
  @Mixin private DeviceOptions device;
  @Mixin private BrokenSamples broken;
  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws IOException {
    if (pictures < 0) {
      throw new ParameterException(command.commandLine(), "--pictures can't be less than 0");
    }
    Console console = new Console(command);
    device.use(console);
    TrainedRun trained = TrainedRun.open(run, checkpoint.choice());
    Evaluation evaluation = evaluation(trained);
    BrokenSamples.Sound sound =
        broken.of(SampleFolders.open(evaluation.dataset(), data), evaluation.split(), console);
    SampleSource source = sound.samples();
    RunEvaluation measured;
    try (EvaluationDisplay display = new EvaluationDisplay(console, source.size())) {
      measured =
          RunEvaluation.measure(trained, evaluation, precision.chosen(), source, pictures, display);
    }
    measured.files().writeSkipped(sound.skipped());
    if (format.isJson()) {
      console.result(Json.pretty(measured.result()).stripTrailing());
    } else {
      print(measured, console);
    }
    return ExitCode.OK;
  }

  private Evaluation evaluation(TrainedRun trained) {
    EvaluationChoice choice =
        new EvaluationChoice(
            trained.network(), trained.folder().settings().recipe(), trained.spec().evaluations());
    Evaluation evaluation = name == null ? choice.usual() : choice.named(name);
    Evaluation onSplit = split == null ? evaluation : EvaluationChoice.onSplit(evaluation, split);
    return EvaluationChoice.inPrecision(onSplit, precision.chosen());
  }

  private void print(RunEvaluation measured, Console console) {
    EvaluationResult result = measured.result();
    console.summary(
        "%s: %s after %s, on %s of %s %s, output stride %d"
            .formatted(
                result.evaluation(),
                result.network(),
                Console.counted(result.step(), "step"),
                Console.counted(result.images(), "image"),
                result.dataset(),
                result.split(),
                result.outputStride()));
    console.summary("");
    EvaluationTable.lines(result).forEach(console::result);
    console.summary("");
    console.summary("Worst images:");
    EvaluationTable.worst(result).forEach(line -> console.summary("  " + line));
    console.summary("");
    console.summary("result    " + measured.files().json());
    console.summary("confusion " + measured.files().confusion());
    if (pictures > 0) {
      console.summary("pictures  " + measured.files().pictures());
    }
  }
}
