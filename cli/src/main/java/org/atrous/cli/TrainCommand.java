package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.run.CheckpointChoice;
import org.atrous.runtime.run.EarlierRun;
import org.atrous.runtime.run.GitState;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.SkippedSamples;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.training.Cadence;
import org.atrous.runtime.training.FirstCheckpoint;
import org.atrous.runtime.training.Trainer;
import org.atrous.runtime.training.TrainingData;
import org.atrous.runtime.weights.WeightImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous train}: trains a network by a recipe.
 *
 * <ol>
 *   <li>The spec is compiled, and its classes are loaded.
 *   <li>The recipe is held against the network and the machine's memory, the data against the
 *       recipe.
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
      "  atrous train zoo.atrous --network Small --recipe short --set batch=4 \\",
      "      --steps 500 --data camvid --run runs/b"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private DeviceOptions device;
  @Mixin private WeightOptions weights;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "The recipe, where the spec declares several.")
  private @Nullable String recipe;

  @Mixin private DataFolders data;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description = "The run folder, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Begin the recipe's last stage at the end of this run, which trained the recipe that it"
              + " comes `after`.")
  private @Nullable Path from;

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

  @Mixin private ValidationOptions validation;
  @Mixin private CadenceOptions writing;

  @Mixin private BrokenSamples broken;
  @Mixin private MlflowOptions mlflow;

  @Option(
      names = "--ignore-memory",
      description = "Train even where the network is expected not to fit into memory.")
  private boolean ignoreMemory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ThreadCount.require(threads, command);
    mlflow.require(command);
    Cadence cadence = writing.cadence(command);
    if (!resume) {
      RunFolder.requireFree(run);
    }
    Console console = new Console(command);
    ComputeSettings compute = device.use(console);
    if (steps != null) {
      // A setting like any other.
      spec.settings().put("steps", steps.toString());
    }
    Optional<Compilation> compilation =
        weights.areGiven() ? spec.compileWithWeights(console) : spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork planned = spec.network(compilation.get());
    LoadedSpec loaded = LoadedSpec.load(compilation.get());
    Recipe chosen = loaded.recipe(recipe);
    RecipeFit.check(planned, chosen, console);
    if (compute.equals(ComputeSettings.CPU)) {
      MemoryFit.now().check(planned, chosen, ignoreMemory, console);
    }
    String network = planned.network().name();
    @Nullable ValidationSettings measuring =
        validation.settings(loaded.network(network), chosen, loaded.spec().evaluations(), command);
    FolderData samples = samples(chosen, measuring, console);
    RunFolder folder = folder(loaded, network, chosen, measuring, compute, console);
    samples.skipped().write(folder);
    NetworkFigures.of(planned, chosen).write(folder);
    train(folder, loaded.network(network), samples, cadence, console);
    return ExitCode.OK;
  }

  private FolderData samples(Recipe recipe, @Nullable ValidationSettings measuring, Console console)
      throws IOException {
    List<FolderData.Split> splits = new ArrayList<>();
    List<Stage> stages = Stage.chain(recipe);
    // What an earlier run has trained needs no samples.
    for (Stage stage : from == null ? stages : stages.subList(stages.size() - 1, stages.size())) {
      splits.add(new FolderData.Split(stage.recipe().dataset(), stage.recipe().split()));
    }
    if (measuring != null) {
      Evaluation evaluation = measuring.evaluation();
      splits.add(new FolderData.Split(evaluation.dataset(), evaluation.split()));
    }
    List<Dataset> datasets = splits.stream().map(FolderData.Split::dataset).toList();
    SkippedSamples before = resume ? SkippedSamples.read(run) : SkippedSamples.NONE;
    return new FolderData(data.of(datasets), splits, broken, before, console);
  }

  private RunFolder folder(
      LoadedSpec loaded,
      String network,
      Recipe recipe,
      @Nullable ValidationSettings measuring,
      ComputeSettings compute,
      Console console)
      throws IOException {
    Optional<RunFolder> existing =
        resume && RunFolder.isRun(run) ? Optional.of(RunFolder.open(run)) : Optional.empty();
    int recorded = existing.map(old -> old.settings().threads()).orElse(Sessions.threads());
    WeightOptions.Start start =
        from == null
            ? weights.start(loaded.spec(), loaded.network(network), recipe, existing)
            : WeightOptions.Start.NONE;
    RunSettings wanted =
        new RunSettings(
            loaded.className(),
            network,
            spec.settings(),
            recipe,
            measuring,
            seed,
            threads == null ? recorded : threads,
            compute,
            Versions.current(VersionReader.atrous()),
            GitState.of(SpecFiles.base(spec.file())).orElse(null),
            from == null ? null : from.toString(),
            commandLine(),
            start.settings());
    RunContents contents = loaded.contents();
    if (existing.isPresent()) {
      existing.get().requireSame(wanted, contents.specs());
    } else if (resume) {
      RunFolder.requireFree(run);
      console.note("There is no run in `%s` yet: it begins.".formatted(run));
    }
    Optional<Checkpoint> beginning =
        from == null || existing.isPresent()
            ? Optional.empty()
            : Optional.of(EarlierRun.end(RunFolder.open(from), recipe));
    RunFolder folder =
        existing.isPresent() ? existing.get() : RunFolder.create(run, wanted, contents, beginning);
    if (start.values().isPresent()) {
      begin(folder, loaded.network(network), start.values().get(), console);
    }
    return folder;
  }

  private static void begin(
      RunFolder folder, SegmentationNetwork network, WeightImport.Result values, Console console)
      throws IOException {
    FirstCheckpoint.write(folder, network, values);
    values.report().warnings().forEach(console::note);
    ImportTable.summary(values.report()).forEach(console::note);
  }

  private List<String> commandLine() {
    return command.root().commandLine().getParseResult().originalArgs();
  }

  private void train(
      RunFolder folder,
      SegmentationNetwork network,
      TrainingData samples,
      Cadence cadence,
      Console console)
      throws IOException, InterruptedException {
    TrainingDisplay display =
        new TrainingDisplay(console, "Go on by the same command with --resume.");
    Checkpoint last;
    Trainer trainer = new Trainer(folder, network, samples, cadence, display);
    try (display) {
      last = mlflow.train(folder, trainer, console);
    }
    report(folder, last, display, console);
  }

  private void report(RunFolder folder, Checkpoint last, TrainingDisplay display, Console console)
      throws IOException {
    int made = display.steps();
    int step = last.step();
    String state = "Trained %s.";
    if (made == 0) {
      state = "The run in `" + run + "` is finished: all %s of its recipe were made before.";
    } else if (step < Stage.steps(Stage.chain(folder.settings().recipe()))) {
      state = "Stopped after %s, for the last measurements were no better.";
    }
    console.summary(state.formatted(Console.counted(step, "step")));
    if (made > 0) {
      console.summary(
          "  waited      %s of the time, for images"
              .formatted(EvaluationTable.percent(display.waiting())));
    }
    console.summary("  checkpoint  " + last.folder());
    Optional<Path> best = new CheckpointChoice.Best().find(folder).map(Checkpoint::folder);
    best.ifPresent(path -> console.summary("  best        " + path));
    console.summary("  log         " + folder.log());
    console.summary("  curves      " + folder.events() + " (for TensorBoard)");
    console.summary("Next: atrous evaluate --run %s --data %s".formatted(run, data.text()));
    console.summary("      atrous report %s".formatted(run));
  }
}
