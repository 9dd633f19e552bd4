package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepLimits;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.SweepRunner;
import org.atrous.runtime.sweep.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code atrous worker}: a worker for what is to be done now of one trial of a sweep, which {@code
 * sweep} has prepared and a cluster starts as one task of many.
 */
@Command(
    name = "worker",
    hidden = true,
    description = "Runs one prepared trial of a sweep; a cluster starts it.")
final class WorkerCommand implements Callable<Integer> {
  private static final int FAILED = 3;
  private static final double HEAP_PERCENT = 25;

  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The sweep's folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(
      names = "--tasks",
      required = true,
      paramLabel = "FILE",
      description = "The trials of all tasks, one a line.")
  @SuppressWarnings("NullAway.Init") // required
  private Path tasks;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "N",
      defaultValue = "${env:SLURM_ARRAY_TASK_ID:-${env:JOB_COMPLETION_INDEX}}",
      description = "The task, from 0 (default: as Slurm or Kubernetes says).")
  private int task;

  @Option(names = "--device", defaultValue = "cpu", description = "cpu or gpu.")
  @SuppressWarnings("NullAway.Init") // has a default
  private String device;

  @Option(names = "--retries", defaultValue = "1", description = "After crashes.")
  private int retries;

  @Option(names = "--patience", defaultValue = "PT90S", description = "With other workers.")
  @SuppressWarnings("NullAway.Init") // has a default
  private Duration patience;

  @Option(names = "--trial-time", description = "The longest that it may take.")
  private @Nullable Duration trialTime;

  @Parameters(paramLabel = "WORD", description = "More for the `trial` command.")
  private List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = new Console(command);
    SweepFolder folder = SweepFolder.open(run);
    SweepPlan plan = folder.plan();
    String id = id();
    Optional<Trial> trial =
        plan.trials().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    if (trial.isEmpty()) {
      console.note("the sweep has been planned anew, without the trial " + id);
      return ExitCode.OK;
    }
    TrialProcess process = new TrialProcess(folder, HEAP_PERCENT, words);
    Device chosen = Device.parse(device);
    List<FailedTrial> failed =
        new SweepRunner(
                folder,
                plan,
                List.of(trial.get()),
                (leg, lease, slot) -> process.start(leg, lease, chosen),
                new SweepLimits(1, retries, trialTime, patience, false),
                new SweepDisplay(plan, console.display(), command.commandLine().getErr()))
            .run();
    return failed.isEmpty() ? ExitCode.OK : FAILED;
  }

  private String id() throws IOException {
    List<String> ids;
    try {
      ids = Files.readAllLines(tasks);
    } catch (NoSuchFileException e) {
      throw new InputException(
          "there is no file `%s`".formatted(tasks),
          "the sweep's folder must be at the same place on all machines");
    }
    if (task < 0 || task >= ids.size()) {
      throw new InputException(
          "there is no task %d in `%s`".formatted(task, tasks),
          "it has %d, from 0".formatted(ids.size()));
    }
    return ids.get(task);
  }
}
