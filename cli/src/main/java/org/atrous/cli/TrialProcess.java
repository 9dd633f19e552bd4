package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.claim.Lease;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.Trial;

/**
 * Starts {@code atrous trial} on trials whose run folders are made.
 *
 * @param folder of the sweep
 * @param heapShare percentage of the machine's memory that the heap of each may take
 * @param arguments of the {@code trial} command that say where the data is, and the like
 */
record TrialProcess(SweepFolder folder, double heapShare, List<String> arguments) {
  /**
   * Whatever is needed for a minute alone isn't worth the optimising compiler's time; the loops of
   * a long training get there all the same.
   */
  private static final List<String> LATE_OPTIMISATION =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** Names the archive of the classes that a training loads, where there is one. */
  private static final String ARCHIVE = "atrous.training.archive";

  TrialProcess {
    arguments = List.copyOf(arguments);
  }

  /**
   * Starts the process of a trial.
   *
   * @param leg what it does
   * @param lease under which it works
   * @param device on which it computes
   */
  Process start(Leg leg, Lease lease, Device device) throws IOException {
    Trial trial = leg.trial();
    Leg.Goal goal = leg.goal();
    List<String> words = new ArrayList<>();
    words.add("trial");
    words.addAll(List.of("--run", folder.path().toString(), "--trial", trial.id()));
    words.addAll(List.of("--generation", Integer.toString(lease.generation())));
    if (goal != null) {
      words.addAll(List.of("--until", Integer.toString(goal.step())));
      words.addAll(List.of("--measurement", goal.measurement()));
    }
    words.addAll(List.of("--device", device.toString()));
    words.addAll(arguments);
    Path output = folder.output(trial);
    Files.createDirectories(output.resolveSibling(""));
    return new ProcessBuilder(JavaProcess.command(options(trial), words))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  private List<String> options(Trial trial) throws IOException {
    List<String> options = new ArrayList<>(LATE_OPTIMISATION);
    options.add("-XX:MaxRAMPercentage=" + heapShare);
    // Java's own threads, too, are those of a trial's share of the machine.
    int threads = RunFolder.open(folder.run(trial)).settings().threads();
    options.add(
        "-XX:ActiveProcessorCount="
            + Math.min(threads, Runtime.getRuntime().availableProcessors()));
    String archive = System.getProperty(ARCHIVE, "");
    if (!archive.isEmpty() && Files.exists(Path.of(archive))) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    return options;
  }
}
