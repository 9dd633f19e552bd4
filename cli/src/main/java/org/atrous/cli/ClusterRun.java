package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.Ladder;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepLimits;
import org.atrous.runtime.sweep.SweepObserver;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;

/**
 * A sweep that a cluster is to run.
 *
 * @param folder of the sweep
 * @param plan what is to be done
 * @param launcher makes the run folders
 * @param limits of each trial
 * @param observer is told how it goes
 */
record ClusterRun(
    SweepFolder folder,
    SweepPlan plan,
    CellLauncher launcher,
    SweepLimits limits,
    SweepObserver observer) {

  /** The trials for which something is to be done now. */
  List<Leg> open() throws IOException {
    Ladder ladder = new Ladder(folder, plan);
    List<Leg> open = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      ladder.leg(trial).ifPresent(open::add);
    }
    return open;
  }

  /**
   * The arguments of the {@code atrous} command in a task.
   *
   * @param device on which a trial computes
   * @param tasks the file that lists the trials of all tasks
   */
  List<String> worker(Device device, Path tasks) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("worker", "--run", absolute(folder.path())));
    words.addAll(List.of("--tasks", absolute(tasks)));
    words.addAll(List.of("--device", device.toString()));
    words.addAll(List.of("--retries", Integer.toString(limits.retries())));
    words.addAll(List.of("--patience", limits.patience().toString()));
    var most = limits.trialTime();
    if (most != null) {
      words.addAll(List.of("--trial-time", most.toString()));
    }
    words.add("--");
    words.addAll(launcher.arguments());
    return words;
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
