package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.claim.Lease;
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
    List<String> options = List.of("-XX:MaxRAMPercentage=" + heapShare);
    Path output = folder.output(trial);
    Files.createDirectories(output.resolveSibling(""));
    return new ProcessBuilder(JavaProcess.command(options, words))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
