package org.atrous.runtime.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** The script of a job array's tasks, which all do the same for different trials. */
final class TaskScript {
  private TaskScript() {}

  /**
   * The script.
   *
   * @param name of the job
   * @param log path of each task's output, in Slurm's patterns
   * @param resources options of {@code sbatch} that its command line may overrule
   * @param command what each task runs
   */
  static String text(String name, String log, List<String> resources, List<String> command) {
    StringBuilder text = new StringBuilder("#!/bin/sh\n");
    text.append(option("--job-name=" + name));
    text.append(option("--output=" + log));
    text.append(option("--open-mode=append"));
    text.append(option("--requeue"));
    resources.forEach(resource -> text.append(option(resource)));
    text.append("# The variable SLURM_ARRAY_TASK_ID says which trial this is.\n");
    text.append("exec ");
    text.append(command.stream().map(TaskScript::quoted).collect(Collectors.joining(" ")));
    return text.append('\n').toString();
  }

  private static String option(String option) {
    boolean plain = option.matches("[A-Za-z0-9_./:=,%@+-]+");
    String word = plain ? option : "\"" + option.replace("\"", "\\\"") + "\"";
    return "#SBATCH " + word + "\n";
  }

  /** A word for a shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,%@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
