package org.atrous.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.Ladder;
import org.atrous.runtime.sweep.Standing;
import org.atrous.runtime.sweep.SweepExperiment;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepLimits;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.SweepRunner;
import org.atrous.runtime.sweep.SweepTables;
import org.atrous.runtime.sweep.Trial;
import org.atrous.runtime.table.ResultTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code atrous sweep}: runs a sweep, or shows what it comes to.
 *
 * <ol>
 *   <li>Every cell is compiled and checked.
 *   <li>The plan goes to the sweep's folder.
 *   <li>Trials that have no results yet run, each in a process of its own.
 *   <li>The results are printed.
 * </ol>
 */
@Command(
    name = "sweep",
    description = {
      "Runs a sweep: every cell is checked, then each training runs in a process of its own, and is"
          + " measured. After an interruption, however it came, the same command goes on; what is"
          + " done isn't done again. After a change of the spec, only what means something else now"
          + " is. The same command on another machine that shares the folder helps.",
      "",
      "With --plan, nothing starts: the cells are shown with their networks, and how many trainings"
          + " and measurements they come to. Parameters are trainable numbers; multiply-adds are"
          + " those of the convolutions, for one image at the evaluation's output stride: its"
          + " window, the size it pads to, or 513x513. Cells that differ in nothing that a training"
          + " depends on share it. Memory is that of a training step, estimated."
    },
    footer = {
      "  atrous sweep tables.atrous --plan",
      "  atrous sweep tables.atrous --sweep table3 --plan --format json",
      "  atrous sweep tables.atrous --sweep table3 --plan --probe --slots 2",
      "  atrous sweep tables.atrous --sweep table3 --data voc --run sweeps/table3 \\",
      "      --slots 2",
      "  atrous sweep tables.atrous --sweep table3 --data /nfs/voc --run /nfs/table3 \\",
      "      --launcher kubernetes --image registry/atrous:1 --volume nfs=/nfs"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:bad input: a spec with errors, a file that is missing or broken",
      "2:a command line that can't be understood",
      "3:some trials failed, the others are done"
    })
final class SweepCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 3;

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Mixin private SweepPlanOptions planning;
  @Mixin private SweepRunOptions running;
  @Mixin private WeightOptions weights;
  @Mixin private ClusterOptions cluster;
  @Mixin private MlflowOptions mlflow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean probe = planning.probe(command);
    mlflow.require(command);
    Console console = new Console(command);
    if (!planning.planOnly()) {
      TrainingPlatform.require();
      running.folder(command);
      cluster.require(command);
    }
    Optional<Compilation> compilation =
        spec.compileSweep(console, weights.areGiven(), planning.keepGoing());
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    Sweep sweep = sweep(compilation.get());
    console.diagnostics(compilation.get().check(sweep));
    warnOfInvalid(sweep, console);
    if (!planning.planOnly()) {
      try {
        return run(compilation.get(), sweep, console);
      } catch (FileSystemException namesTheFile) {
        throw namesTheFile;
      } catch (IOException e) {
        throw new InputException(
            "the sweep stopped, for its folder `%s` can't be written or read: %s"
                .formatted(running.folder(command), e.getMessage()),
            "make room there, or restore the permissions; the same command goes on",
            e);
      }
    }
    Map<String, Double> seconds = Map.of();
    if (probe) {
      TrainingPlatform.require();
      seconds = new SweepProbe(compilation.get(), running.threads(), console).seconds(sweep);
    }
    SweepListing listing = SweepListing.of(sweep, seconds);
    if (format.isJson()) {
      console.result(Format.json(listing));
    } else {
      SweepPlanTable.lines(listing, running.slots()).forEach(console::result);
    }
    return ExitCode.OK;
  }

  private static void warnOfInvalid(Sweep sweep, Console console) {
    for (SweepCell cell : sweep.cells()) {
      Diagnostic problem = cell.problem();
      if (problem != null) {
        console.warning(
            "the cell `%s` can't be built, and is left out: %s (%s)"
                .formatted(cell.label(), problem.message(), problem.span()));
      }
    }
  }

  private int run(Compilation compilation, Sweep sweep, Console console)
      throws IOException, InterruptedException {
    if (sweep.needsReplicas()) {
      throw new InputException(
          "the sweep `%s` asks for asynchronous replicas, which are not trained"
              .formatted(sweep.name()),
          "it can be planned: add --plan");
    }
    SweepLimits limits = running.limits(planning.keepGoing(), command);
    Map<String, Path> data = running.data(datasets(sweep));
    cluster.requireSeen(data.values());
    cluster.requireSeen(List.of(running.folder(command)));
    SweepPlan planned = SweepPlans.of(sweep, spec.file().toString(), weights.digests());
    SweepFolder folder = SweepFolder.enter(running.folder(command), planned);
    SweepExperiment.declare(folder, planned);
    CellLauncher.Settings settings =
        running.launching(
            data,
            weights,
            SpecFiles.base(spec.file()),
            command.root().commandLine().getParseResult().originalArgs());
    SweepDisplay display =
        new SweepDisplay(planned, console.display(), command.commandLine().getErr());
    CellLauncher launcher =
        new CellLauncher(compilation, sweep, planned, folder, cluster.settings(settings, running));
    List<FailedTrial> failed =
        mlflow.sweep(
            folder,
            planned,
            limits.patience(),
            console,
            () ->
                cluster.isUsed()
                    ? cluster.run(
                        new ClusterRun(folder, planned, launcher, limits, display),
                        running,
                        command,
                        console)
                    : new SweepRunner(folder, planned, launcher, limits, display).run());
    if (failed.isEmpty() && planned.trials().stream().noneMatch(t -> folder.isDone(planned, t))) {
      return ExitCode.OK;
    }
    SweepTables results = new SweepTables(folder);
    if (format.isJson()) {
      console.result(SweepResults.json(results.tables()));
    } else {
      for (ResultTable table : results.tables()) {
        SweepResults.lines(table).forEach(console::result);
      }
    }
    Path page = folder.path().resolve("report.html");
    AtomicFile.write(page, HtmlPage.of(results.report().report()));
    console.summary("");
    console.summary("report  " + page);
    if (failed.isEmpty()) {
      return ExitCode.OK;
    }
    console.error(
        "%s of %s failed; the output of each is in `%s`"
            .formatted(
                failed.size(),
                Console.counted(planned.trials().size(), "trial"),
                folder.path().resolve("trials")));
    int paused = paused(folder, planned);
    if (paused > 0) {
      console.note(
          "%s wait%s at a rung until those are measured there: mend what failed and give the same"
                  .formatted(Console.counted(paused, "trial"), paused == 1 ? "s" : "")
              + " command again, or add --keep-going, by which they count as the last there");
    }
    return SOME_FAILED;
  }

  /** The number of trials that wait at a rung. */
  private static int paused(SweepFolder folder, SweepPlan plan) throws IOException {
    Ladder ladder = new Ladder(folder, plan);
    int paused = 0;
    for (Trial trial : plan.trials()) {
      paused += ladder.standing(trial).phase() == Standing.Phase.PAUSED ? 1 : 0;
    }
    return paused;
  }

  /** Names of the data sets that the cells are trained and measured on. */
  private static List<String> datasets(Sweep sweep) {
    Set<String> names = new LinkedHashSet<>();
    for (SweepCell cell : sweep.cells()) {
      SweepCell.Content content = cell.content();
      if (content != null) {
        for (RecipeSpec stage = content.recipe(); stage != null; stage = stage.after()) {
          names.add(stage.data().dataset().name());
        }
        names.add(content.evaluation().data().dataset().name());
      }
    }
    return List.copyOf(names);
  }

  /**
   * The sweep that is meant.
   *
   * @throws InputException where there is none of the name, or several and no name
   */
  private Sweep sweep(Compilation compilation) {
    List<String> names = compilation.sweeps().stream().map(Sweep::name).toList();
    if (names.isEmpty()) {
      throw new InputException(
          "`%s` declares no sweep".formatted(spec.file()), "write one: sweep name { ... }");
    }
    String wanted = planning.name();
    if (wanted == null && names.size() > 1) {
      throw new InputException(
          "`%s` declares several sweeps".formatted(spec.file()),
          "name one of them: --sweep " + String.join(" | ", names));
    }
    String chosen = wanted == null ? names.get(0) : wanted;
    return compilation
        .sweep(chosen)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no sweep `%s` in `%s`".formatted(chosen, spec.file()),
                    Suggestion.nearest(chosen, names)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("there are: " + String.join(", ", names))));
  }
}
