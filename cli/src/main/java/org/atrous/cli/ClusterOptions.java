package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.cluster.ClusterJob;
import org.atrous.runtime.cluster.Slurm;
import org.atrous.runtime.cluster.SlurmSweep;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.FailedTrial;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** On what engine the trials of a sweep run. */
final class ClusterOptions {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Where trials run. */
  enum Engine {
    /** Processes of this machine. */
    LOCAL,
    /** Tasks of a job array. */
    SLURM,
    /** Pods of an Indexed Job, whose manifest is written. */
    KUBERNETES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--launcher",
      paramLabel = "ENGINE",
      defaultValue = "local",
      description =
          "Where the trials run: local; slurm, as tasks of a job array that is submitted, followed"
              + " and collected; or kubernetes, for which the manifest of an Indexed Job is written."
              + " The sweep's folder and the data must be at the same place on all machines"
              + " (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // has a default
  private Engine engine;

  @Option(
      names = "--sbatch",
      paramLabel = "OPTION",
      description =
          "An option for Slurm's sbatch, once for each: --sbatch=--partition=gpu"
              + " --sbatch=--gres=gpu:a100:1.")
  private List<String> sbatch = new ArrayList<>();

  @Mixin private KubernetesOptions kubernetes;

  /** Whether another engine than this machine is asked for. */
  boolean isUsed() {
    return engine != Engine.LOCAL;
  }

  /**
   * Looks whether the engine is there and the options belong to it.
   *
   * @throws ParameterException if they don't
   * @throws org.atrous.runtime.BadInputException if it isn't
   */
  void require(CommandSpec command) throws InterruptedException {
    kubernetes.require(engine == Engine.KUBERNETES, command);
    if (!sbatch.isEmpty() && engine != Engine.SLURM) {
      throw new ParameterException(
          command.commandLine(), "--sbatch belongs to --launcher slurm, which isn't given");
    }
    for (String option : sbatch) {
      if (option.matches("(--array|-a|--wrap|--parsable)([= ].*|\\d.*)?")) {
        throw new ParameterException(
            command.commandLine(), "`%s` can't be given: sweep itself says it".formatted(option));
      }
    }
    if (engine == Engine.SLURM) {
      new Slurm().require();
    }
  }

  /**
   * Looks whether the trials see some folders where they run, as far as that can be known.
   *
   * @throws InputException if they don't
   */
  void requireSeen(Collection<Path> folders) {
    if (engine == Engine.KUBERNETES) {
      kubernetes.requireSeen(folders);
    }
  }

  /** What the trials have in common, each having a machine's share of its own. */
  CellLauncher.Settings settings(CellLauncher.Settings settings, SweepRunOptions running) {
    return isUsed() ? settings.withThreads(processors(running)) : settings;
  }

  /** As --threads says, else as the job's own options do, else one. */
  private int processors(SweepRunOptions running) {
    if (running.saidThreads() > 0) {
      return running.saidThreads();
    }
    for (String option : sbatch) {
      String number = option.replaceFirst("^(--cpus-per-task[= ]|-c ?)", "");
      if (!number.equals(option) && number.matches("[1-9][0-9]{0,4}")) {
        return Integer.parseInt(number);
      }
    }
    return 1;
  }

  /**
   * Has the engine run the trials that have no results; that of Kubernetes later.
   *
   * @return the trials that failed
   */
  List<FailedTrial> run(
      ClusterRun run, SweepRunOptions running, CommandSpec command, Console console)
      throws IOException, InterruptedException {
    run.launcher().prepare(run.open());
    if (engine == Engine.SLURM) {
      return slurm(run, running, command, console);
    }
    kubernetes.write(
        run,
        // Of a node's GPUs, a pod sees its own.
        new Device(running.device().isGpu(), 0),
        processors(running),
        running.saidSlots(command),
        console);
    return List.of();
  }

  private List<FailedTrial> slurm(
      ClusterRun run, SweepRunOptions running, CommandSpec command, Console console)
      throws IOException, InterruptedException {
    Device device = running.device();
    ClusterJob job =
        new ClusterJob(
            running.saidSlots(command),
            resources(device, running),
            sbatch,
            tasks -> JavaProcess.command(List.of(), run.worker(device, tasks)));
    SlurmSweep sweep =
        new SlurmSweep(
            run.folder(),
            run.plan(),
            new Slurm(),
            job,
            run.observer(),
            run.limits().patience(),
            INTERVAL,
            run.limits().keepGoing());
    List<String> jobs = sweep.submit();
    if (!jobs.isEmpty()) {
      console.note("Slurm has the trials: job " + String.join(", ", jobs));
    }
    Thread left = new Thread(() -> leave(jobs, console), "jobs go on");
    Runtime.getRuntime().addShutdownHook(left);
    List<FailedTrial> failed = sweep.follow();
    try {
      Runtime.getRuntime().removeShutdownHook(left);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook does its work.
    }
    return failed;
  }

  private static void leave(List<String> jobs, Console console) {
    console.note(
        "The jobs go on. The same command follows them again; `scancel %s` ends them."
            .formatted(String.join(" ", jobs)));
  }

  private List<String> resources(Device device, SweepRunOptions running) {
    List<String> resources = new ArrayList<>();
    resources.add("--cpus-per-task=" + processors(running));
    if (device.isGpu()
        && sbatch.stream().noneMatch(option -> option.matches("(--gres|--gpus|-G).*"))) {
      resources.add("--gres=gpu:1");
    }
    return resources;
  }
}
