package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.CachedSource;
import org.atrous.runtime.data.SampleCheck;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.training.Cadence;
import org.atrous.runtime.training.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code atrous train}: trains a network by a recipe.
 *
 * <ol>
 *   <li>The spec is compiled, and its classes are loaded.
 *   <li>The recipe is held against the network, and the data against the recipe.
 *   <li>The run folder is made; with {@code --resume}, an existing one is opened.
 *   <li>The trainer trains, from the beginning or from the last checkpoint.
 * </ol>
 */
@Command(
    name = "train",
    description = {
      "Trains a network by a recipe.",
      "",
      "All that comes of it goes to the run folder, together with the spec: checkpoints, a log,"
          + " curves for TensorBoard. After an interruption, however it came, the same command with"
          + " --resume goes on, and ends with the same bits as if nothing had happened."
    },
    footer = {
      "  atrous train camvid.atrous --recipe short --data camvid --run runs/a",
      "  atrous train camvid.atrous --recipe short --data camvid --run runs/a --resume",
      "  atrous train zoo.atrous --network Small --recipe short --set batch=4 --steps 500 \\",
      "      --data camvid --run runs/b"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private DeviceOptions device;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "The recipe, where the spec declares several.")
  private @Nullable String recipe;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the recipe's data set.")
  @SuppressWarnings("NullAway.Init") // required
  private Path data;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description = "The run folder, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(
      names = "--resume",
      description = "Go on with the run in the folder; where there is none yet, begin it.")
  private boolean resume;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps, with the learning rate's way down (default: the recipe's).")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of initial values, shuffles and augmentation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of TensorFlow, on which the last bits may depend (default: one a processor; in a"
              + " run that is resumed, as before).")
  private @Nullable Integer threads;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps from one checkpoint to the next (default: ${DEFAULT-VALUE}).")
  private int checkpointEvery;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--threads", threads);
    requirePositive("--checkpoint-every", checkpointEvery);
    if (!resume) {
      RunFolder.requireFree(run);
    }
    Console console = new Console(command);
    ComputeSettings compute = device.use(console);
    if (steps != null) {
      // A setting like any other.
      spec.settings().put("steps", steps.toString());
    }
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork planned = spec.network(compilation.get());
    LoadedSpec loaded = LoadedSpec.load(compilation.get());
    Recipe chosen = loaded.recipe(recipe);
    RecipeFit.check(planned, chosen, console);
    SampleSource samples = samples(chosen);
    String network = planned.network().name();
    RunFolder folder = folder(loaded, network, chosen, compute, console);
    NetworkFigures.of(planned, chosen).write(folder);
    train(folder, loaded, network, samples, console);
    return ExitCode.OK;
  }

  private void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new ParameterException(
          command.commandLine(), "%s is at least 1, not %d".formatted(option, value));
    }
  }

  private SampleSource samples(Recipe recipe) {
    SampleSource files = SampleFolders.open(recipe.dataset(), data).split(recipe.split());
    SampleSource samples = new CachedSource(files, Runtime.getRuntime().maxMemory() / 4);
    SampleCheck.check(samples);
    return samples;
  }

  private RunFolder folder(
      LoadedSpec loaded, String network, Recipe recipe, ComputeSettings compute, Console console)
      throws IOException {
    boolean existing = resume && RunFolder.isRun(run);
    int recorded = existing ? RunFolder.open(run).settings().threads() : Sessions.threads();
    RunSettings wanted =
        new RunSettings(
            loaded.className(),
            network,
            spec.settings(),
            recipe,
            seed,
            threads == null ? recorded : threads,
            compute,
            Versions.current(VersionReader.atrous()),
            commandLine());
    RunContents contents = loaded.contents();
    if (existing) {
      RunFolder folder = RunFolder.open(run);
      folder.requireSame(wanted, contents.specs());
      return folder;
    }
    if (resume) {
      console.note("There is no run in `%s` yet: it begins.".formatted(run));
    }
    return RunFolder.create(run, wanted, contents);
  }

  private List<String> commandLine() {
    return command.root().commandLine().getParseResult().originalArgs();
  }

  private void train(
      RunFolder folder, LoadedSpec loaded, String network, SampleSource samples, Console console)
      throws IOException, InterruptedException {
    TrainingDisplay display =
        new TrainingDisplay(console, "Go on by the same command with --resume.");
    Checkpoint last;
    try (display) {
      Cadence cadence = new Cadence(Cadence.USUAL.log(), checkpointEvery);
      last = new Trainer(folder, loaded.network(network), samples, cadence, display).train();
    }
    report(folder, last, display, console);
  }

  private void report(RunFolder folder, Checkpoint last, TrainingDisplay display, Console console) {
    int made = display.steps();
    console.summary(
        made == 0
            ? "The run in `%s` is finished: all %s of its recipe were made before."
                .formatted(run, Console.counted(last.step(), "step"))
            : "Trained %s.".formatted(Console.counted(last.step(), "step")));
    if (made > 0) {
      console.summary(
          "  waited      %s of the time, for images"
              .formatted(EvaluationTable.percent(display.waiting())));
    }
    console.summary("  checkpoint  " + last.folder());
    console.summary("  log         " + folder.log());
    console.summary("  curves      " + folder.events() + " (for TensorBoard)");
    console.summary("Next: atrous evaluate --run %s --data %s".formatted(run, data));
    console.summary("      atrous report %s".formatted(run));
  }
}
