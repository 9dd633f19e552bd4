package org.atrous.runtime.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What a cluster is to run.
 *
 * @param atOnce trials at the same time, or 0 for as many as fit
 * @param resources options of {@code sbatch} for each task, which {@code options} may overrule
 * @param options of {@code sbatch}, as the user gave them
 * @param worker the command of a task, given the file that lists the trials of all tasks
 */
public record ClusterJob(
    int atOnce, List<String> resources, List<String> options, Function<Path, List<String>> worker) {
  public ClusterJob {
    resources = List.copyOf(resources);
    options = List.copyOf(options);
  }

  /** The command of a task. */
  List<String> command(Path tasks) {
    return worker.apply(tasks);
  }
}
