package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.claim.Lease;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.SupportedSettings;
import org.atrous.runtime.run.GitState;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.SweepException;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.atrous.runtime.sweep.TrialJob;
import org.atrous.runtime.sweep.TrialLauncher;
import org.atrous.runtime.training.FirstCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * Makes the run folders of a sweep's trials from its cells, and starts {@code atrous trial} on
 * each.
 */
final class CellLauncher implements TrialLauncher {
  /** Digits of a measurement that stand in the name of its files. */
  private static final int DIGITS = 8;

  private final Compilation compilation;
  private final Sweep sweep;
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final Settings settings;
  private final CellClasses classes;

  /**
   * What all trials have in common.
   *
   * @param threads of TensorFlow in each
   * @param heapShare percentage of the machine's memory that the heap of each may take
   * @param devices that the slots use in turn
   * @param arguments of the {@code trial} command that say where the data is, and the like
   * @param command as it was given, for the record
   * @param weights that the recipes begin with
   * @param git state of the spec's folder, for the record; null where there is none
   */
  record Settings(
      int threads,
      double heapShare,
      List<Device> devices,
      List<String> arguments,
      List<String> command,
      WeightOptions weights,
      @Nullable GitState git) {
    Settings {
      devices = List.copyOf(devices);
      arguments = List.copyOf(arguments);
      command = List.copyOf(command);
    }

    /** The same with another number of threads. */
    Settings withThreads(int other) {
      return new Settings(other, heapShare, devices, arguments, command, weights, git);
    }
  }

  CellLauncher(
      Compilation compilation, Sweep sweep, SweepPlan plan, SweepFolder folder, Settings settings) {
    this.compilation = compilation;
    this.sweep = sweep;
    this.plan = plan;
    this.folder = folder;
    this.settings = settings;
    this.classes = new CellClasses(compilation);
  }

  /** Arguments of the {@code trial} command that all trials share. */
  List<String> arguments() {
    return settings.arguments();
  }

  @Override
  public Process launch(Leg leg, Lease lease, int slot) throws IOException {
    Device device = settings.devices().get(slot % settings.devices().size());
    prepare(leg, device);
    return new TrialProcess(folder, settings.heapShare(), settings.arguments())
        .start(leg, lease, device);
  }

  /**
   * Makes the run folders of what is to be done, for workers that can't.
   *
   * @throws org.atrous.runtime.BadInputException if one can't be made
   */
  void prepare(List<Leg> legs) throws IOException {
    for (Leg leg : legs) {
      prepare(leg, settings.devices().get(0));
    }
  }

  /** Makes the run folder where there is none, and says what is to be measured. */
  private void prepare(Leg leg, Device device) throws IOException {
    Trial trial = leg.trial();
    Path run = folder.run(trial);
    if (RunFolder.isRun(run) && isPast(run, leg)) {
      RunFolder.open(run).discard();
    }
    if (RunFolder.isRun(run) && knowsMeasurements(trial)) {
      return;
    }
    List<SweepCell> cells = cells(trial);
    SweepCell first = cells.get(0);
    SweepCell.Content content = Objects.requireNonNull(first.content());
    CellClasses.Made generated = classes.of(content, List.copyOf(evaluations(cells).values()));
    Spec spec = generated.spec();
    Recipe recipe = spec.recipes().get(0);
    SupportedSettings.requireTrainable(recipe);
    if (!RunFolder.isRun(run)) {
      SegmentationNetwork network = spec.networks().get(0);
      WeightOptions.Start start = settings.weights().start(spec, network, recipe);
      RunSettings wanted =
          new RunSettings(
              compilation.specClass(),
              content.network().network().name(),
              plan.common(trial),
              recipe,
              null,
              trial.seed(),
              settings.threads(),
              new ComputeSettings(device.toString(), !device.isGpu()),
              Versions.current(VersionReader.atrous()),
              settings.git(),
              null,
              settings.command(),
              start.settings());
      Files.createDirectories(run.resolveSibling(""));
      RunFolder made = RunFolder.create(run, wanted, contents(generated));
      NetworkFigures.of(content.network(), recipe).write(made);
      if (start.values().isPresent()) {
        FirstCheckpoint.write(made, network, start.values().get());
      }
    }
    folder.write(new TrialJob(trial, measurements(cells, spec)));
  }

  /** Whether a run has nothing left from which it could come to a rung: the spec has a new one. */
  private static boolean isPast(Path run, Leg leg) throws IOException {
    Leg.Goal goal = leg.goal();
    List<Integer> steps = new CheckpointFolder(RunFolder.open(run).checkpoints(), 1).steps();
    return goal != null && !steps.isEmpty() && steps.get(0) > goal.step();
  }

  private boolean knowsMeasurements(Trial trial) throws IOException {
    try {
      List<String> known =
          folder.job(trial.id()).measurements().stream().map(TrialJob.Measured::id).toList();
      return plan.measurements(trial).stream()
          .allMatch(content -> known.contains(content.measurement()));
    } catch (SweepException | NoSuchFileException e) {
      return false;
    }
  }

  private List<SweepCell> cells(Trial trial) {
    return sweep.cells().stream()
        .filter(
            cell -> {
              SweepCell.Content content = cell.content();
              return content != null && content.training().equals(trial.training());
            })
        .toList();
  }

  /** The evaluations of some cells by measurement, each under a name of its own. */
  private static Map<String, EvaluationSpec> evaluations(List<SweepCell> cells) {
    Map<String, EvaluationSpec> evaluations = new LinkedHashMap<>();
    for (SweepCell cell : cells) {
      SweepCell.Content content = Objects.requireNonNull(cell.content());
      EvaluationSpec evaluation = content.evaluation();
      String id = content.measurement();
      evaluations.put(id, evaluation.named(evaluation.name() + "_" + id.substring(0, DIGITS)));
    }
    return evaluations;
  }

  private static List<TrialJob.Measured> measurements(List<SweepCell> cells, Spec spec) {
    List<String> ids = List.copyOf(evaluations(cells).keySet());
    List<Evaluation> made = spec.evaluations();
    List<TrialJob.Measured> measurements = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      measurements.add(new TrialJob.Measured(ids.get(i), made.get(i)));
    }
    return measurements;
  }

  private RunContents contents(CellClasses.Made generated) {
    Map<String, String> specs = new TreeMap<>();
    for (SourceFile file : compilation.files()) {
      specs.put(file.displayPath(), file.text());
    }
    Map<String, String> java = new TreeMap<>();
    for (JavaSource source : generated.sources()) {
      java.put(source.path(), source.text());
    }
    return new RunContents(specs, java, generated.classes().bytes());
  }
}
