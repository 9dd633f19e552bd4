package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.SkippedSamples;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepRunner;
import org.atrous.runtime.sweep.TakenOverException;
import org.atrous.runtime.sweep.TrialGuard;
import org.atrous.runtime.sweep.TrialJob;
import org.atrous.runtime.sweep.TrialWork;
import org.atrous.runtime.training.Cadence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous trial}: one trial of a sweep, in the process that {@code sweep} starts for it. It
 * ends when its standard input does, so that no trial goes on without the worker that started it.
 */
@Command(
    name = "trial",
    hidden = true,
    description = "Trains and measures one trial of a sweep; `sweep` starts it.")
final class TrialCommand implements Callable<Integer> {
  /** Exit code of a process whose worker is gone. */
  private static final int ALONE = 5;

  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The sweep's folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(names = "--trial", required = true, paramLabel = "ID", description = "The trial.")
  @SuppressWarnings("NullAway.Init") // required
  private String trial;

  @Option(
      names = "--generation",
      required = true,
      paramLabel = "N",
      description = "Number of the claim under which it works.")
  private int generation;

  @Option(
      names = "--until",
      paramLabel = "STEP",
      description = "Train to this step alone, and measure there.")
  private @Nullable Integer until;

  @Option(
      names = "--measurement",
      paramLabel = "ID",
      defaultValue = "",
      description = "What is measured there.")
  @SuppressWarnings("NullAway.Init") // has a default
  private String measurement;

  @Option(names = "--data", paramLabel = "NAME=DIR", description = "Where the data sets lie.")
  private Map<String, Path> data = Map.of();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps from one checkpoint to the next (default: ${DEFAULT-VALUE}).")
  private int checkpointEvery;

  @Mixin private DeviceOptions device;

  @Override
  public Integer call() throws IOException, InterruptedException {
    endWithInput();
    Console console = new Console(command);
    device.use(console);
    SweepFolder folder = SweepFolder.open(run);
    TrialJob job = folder.job(trial);
    TrialGuard guard = new TrialGuard(folder.claims(), trial, generation);
    TrialWork work = new TrialWork(folder, job, guard, samples(folder, job, console));
    try (TrainingDisplay display =
        new TrainingDisplay(console, "The sweep goes on by the same command.")) {
      Cadence cadence = new Cadence(Cadence.USUAL.log(), checkpointEvery, null);
      if (until == null) {
        work.run(cadence, display);
      } else {
        work.runTo(new Leg.Goal(until, measurement), cadence, display);
      }
    } catch (TakenOverException e) {
      console.error(e.getMessage());
      return SweepRunner.TAKEN_OVER;
    }
    return ExitCode.OK;
  }

  /** All that the trial is trained and measured on. */
  private FolderData samples(SweepFolder folder, TrialJob job, Console console) throws IOException {
    List<FolderData.Split> splits = new ArrayList<>();
    for (Stage stage : Stage.chain(RunFolder.open(folder.run(job.trial())).settings().recipe())) {
      splits.add(new FolderData.Split(stage.recipe().dataset(), stage.recipe().split()));
    }
    for (TrialJob.Measured measured : job.measurements()) {
      Evaluation evaluation = measured.evaluation();
      splits.add(new FolderData.Split(evaluation.dataset(), evaluation.split()));
    }
    return new FolderData(data, splits, new BrokenSamples(), SkippedSamples.NONE, console);
  }

  private static void endWithInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said on it.
                }
              } catch (IOException e) {
                // An input that can't be read has ended.
              }
              Runtime.getRuntime().halt(ALONE);
            },
            "end with input");
    watch.setDaemon(true);
    watch.start();
  }
}
