package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.machine.Processor;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code atrous benchmark}: how long a network takes on this machine, and how much memory.
 *
 * <ol>
 *   <li>The spec is compiled, and written to a run folder that lasts as long as the command.
 *   <li>A process of its own trains on random images, and leaves a checkpoint.
 *   <li>Another one labels random images by that checkpoint.
 * </ol>
 */
@Command(
    name = "benchmark",
    description = {
      "Measures how long a network takes on this machine, in training and in inference, and how"
          + " much memory; beside that stands what the compiler expects.",
      "",
      "It needs no data: images and labels are random. Training follows a recipe of the spec where"
          + " --recipe names one, or else the paper's settings. The time of a step of training, or of"
          + " a batch in inference, is given as the median and as that within which nine of ten"
          + " were done. Memory is the most that was needed at once for the network, beyond what"
          + " Java and TensorFlow need without one (process: all of it together)."
    },
    footer = {
      "  atrous benchmark deeplab.atrous --network DeepLabV3R50 --size 321x321 \\",
      "      --batch 2",
      "  atrous benchmark camvid.atrous --recipe short --steps 50 --format json"
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final int WARM_UP = 3;

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "A recipe of the spec: its crop, batch, output stride, loss and optimizer.")
  private @Nullable String recipe;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSize.Converter.class,
      description = "Height and width of the images (default: the recipe's crop, or 513x513).")
  private @Nullable ImageSize size;

  @Option(
      names = "--output-stride",
      paramLabel = "N",
      description =
          "The output stride (default: the recipe's, or 16, or the largest below that the network"
              + " allows).")
  private @Nullable Integer outputStride;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images at once (default: in training the recipe's, or 2; in inference 1).")
  private @Nullable Integer batch;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Measured steps; three before them don't count (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of TensorFlow (default: one a processor).")
  private @Nullable Integer threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrainingPlatform.require();
    requirePositive("--batch", batch);
    requirePositive("--steps", steps);
    ThreadCount.require(threads, command);
    Console console = new Console(command);
    if (recipe != null) {
      settings();
    }
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork network = spec.network(compilation.get());
    LoadedSpec loaded = LoadedSpec.load(compilation.get());
    Recipe training = recipe == null ? standard(network) : loaded.recipe(recipe);
    RecipeFit.check(network, training, console);
    if (!fits(compilation.get(), network, training, console)) {
      return ExitCode.SOFTWARE;
    }
    BenchmarkResult result = measure(network, loaded, training, console);
    if (format.isJson()) {
      console.result(Json.pretty(result).stripTrailing());
    } else {
      BenchmarkTable.lines(result).forEach(console::result);
    }
    return result.isWhole() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new ParameterException(
          command.commandLine(), "%s is at least 1, not %d".formatted(option, value));
    }
  }

  /** The options are settings of the recipe like any other. */
  private void settings() {
    if (size != null) {
      spec.settings().put("crop", size.toString());
    }
    if (batch != null) {
      spec.settings().put("batch", batch.toString());
    }
    if (outputStride != null) {
      spec.settings().put("output_stride", outputStride.toString());
    }
  }

  /** The paper's, for a data set of as many classes as the network has. */
  private Recipe standard(PlannedNetwork network) {
    ImageSize crop = size == null ? new ImageSize(513, 513) : size;
    Dataset dataset = Dataset.named("random").build().widenedTo(network.network().classes());
    return Recipe.named("benchmark", dataset, "train")
        .crop(crop.height(), crop.width())
        .batch(batch == null ? 2 : batch)
        .outputStride(SpecOptions.outputStride(network, outputStride))
        .build();
  }

  private boolean fits(
      Compilation compilation, PlannedNetwork network, Recipe training, Console console) {
    List<Diagnostic> found =
        compilation.check(
            network,
            training.outputStride(),
            MapSize.of(training.cropHeight(), training.cropWidth()));
    console.diagnostics(found);
    return found.stream().noneMatch(Diagnostic::isError);
  }

  private BenchmarkResult measure(
      PlannedNetwork network, LoadedSpec loaded, Recipe training, Console console)
      throws IOException, InterruptedException {
    RunSettings settings =
        new RunSettings(
            loaded.className(),
            network.network().name(),
            spec.settings(),
            training,
            1,
            threads == null ? Sessions.threads() : threads,
            Versions.current(VersionReader.atrous()),
            List.of());
    Path folder = Files.createTempDirectory("atrous-benchmark");
    try {
      RunFolder run = RunFolder.create(folder.resolve("run"), settings, loaded.contents());
      MapSize input = MapSize.of(training.cropHeight(), training.cropWidth());
      List<BenchmarkResult.Row> rows = new ArrayList<>();
      for (MeasureCommand.Mode mode : MeasureCommand.Mode.values()) {
        int images = images(mode, training);
        MemoryEstimate expected =
            MemoryEstimate.of(
                network, training.outputStride(), input, images, RecipeMemory.slots(training));
        MeasuringProcess process = new MeasuringProcess(run, mode, WARM_UP, steps, images, console);
        rows.add(BenchmarkResult.Row.of(mode, images, process.measure(), expected));
      }
      return new BenchmarkResult(
          network.network().name(),
          training.cropHeight(),
          training.cropWidth(),
          training.outputStride(),
          recipe,
          Processor.here(),
          settings.threads(),
          settings.versions(),
          rows);
    } finally {
      Folders.delete(folder);
    }
  }

  private int images(MeasureCommand.Mode mode, Recipe training) {
    return switch (mode) {
      case TRAINING -> training.batch();
      case INFERENCE -> batch == null ? 1 : batch;
    };
  }
}
