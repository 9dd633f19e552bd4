package org.atrous.runtime.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slurm, by its own commands. */
public final class Slurm {
  private static final Pattern SUBMITTED = Pattern.compile("([0-9]+)(?:;(\\S+))?");
  private static final Pattern QUEUED = Pattern.compile("([0-9]+_[0-9]+) ([A-Z_]+) ?(.*)");

  /**
   * A task that is queued or runs.
   *
   * @param state in Slurm's words, {@code PENDING}
   * @param reason why it waits, {@code Resources}
   */
  record Task(String state, String reason) {
    boolean isRunning() {
      return state.equals("RUNNING") || state.equals("COMPLETING");
    }
  }

  private final String folder;

  /** The commands that are found on the {@code PATH}. */
  public Slurm() {
    this("");
  }

  /**
   * @param folder that stands before the commands' names, with a slash at its end
   */
  Slurm(String folder) {
    this.folder = folder;
  }

  /**
   * Looks whether jobs can be submitted from here.
   *
   * @throws ClusterException if there is no Slurm
   */
  public void require() throws InterruptedException {
    Program version;
    try {
      version = Program.run(List.of(folder + "sbatch", "--version"));
    } catch (IOException e) {
      throw new ClusterException(
          "Slurm isn't installed here: there is no `sbatch` on the PATH",
          "run the command where jobs are submitted, or without --launcher to run the trials here",
          e);
    }
    if (!version.isSuccess()) {
      throw new ClusterException(
          "`sbatch --version` failed: " + version.complaint(), "see whether Slurm is set up here");
    }
  }

  /**
   * Submits a job array.
   *
   * @param script of each task
   * @param trials of the tasks
   * @param atOnce how many tasks may run at the same time, or 0 for any number
   * @param options of {@code sbatch} that come before what the script says
   * @throws ClusterException if Slurm refuses
   */
  SlurmArray submit(Path script, List<String> trials, int atOnce, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(folder + "sbatch", "--parsable"));
    command.add("--array=0-%d%s".formatted(trials.size() - 1, atOnce == 0 ? "" : "%" + atOnce));
    command.addAll(options);
    command.add(script.toString());
    Program submitted = Program.run(command);
    Matcher reply = SUBMITTED.matcher(lastLine(submitted.out()));
    if (!submitted.isSuccess() || !reply.matches()) {
      throw new ClusterException(
          "Slurm refused the jobs: " + submitted.complaint(),
          "check the options that --sbatch hands on; what it was asked is in `%s`"
              .formatted(script));
    }
    String cluster = reply.group(2);
    return new SlurmArray(reply.group(1), cluster == null ? "" : cluster, trials);
  }

  private static String lastLine(String text) {
    List<String> lines = text.strip().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }

  /**
   * The tasks of some arrays that are queued or run, by {@link SlurmArray#task}; empty if Slurm
   * doesn't answer now.
   */
  Optional<Map<String, Task>> queued(List<SlurmArray> arrays)
      throws IOException, InterruptedException {
    Map<String, List<String>> byCluster = new LinkedHashMap<>();
    for (SlurmArray array : arrays) {
      byCluster.computeIfAbsent(array.cluster(), key -> new ArrayList<>()).add(array.job());
    }
    Map<String, Task> tasks = new HashMap<>();
    for (Map.Entry<String, List<String>> jobs : byCluster.entrySet()) {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(folder + "squeue", "--noheader", "--array", "--format=%F_%K %T %r"));
      command.add("--jobs=" + String.join(",", jobs.getValue()));
      if (!jobs.getKey().isEmpty()) {
        command.add("--clusters=" + jobs.getKey());
      }
      Program queue = Program.run(command);
      if (!queue.isSuccess()) {
        // Jobs that are long over are unknown.
        if (queue.err().contains("Invalid job id")) {
          continue;
        }
        return Optional.empty();
      }
      for (String line : queue.out().lines().toList()) {
        Matcher task = QUEUED.matcher(line.strip());
        if (task.matches()) {
          tasks.put(task.group(1), new Task(task.group(2), task.group(3)));
        }
      }
    }
    return Optional.of(tasks);
  }

  /** How a task ended, {@code OUT_OF_MEMORY}; empty where Slurm keeps no accounts. */
  String ended(SlurmArray array, int task) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(folder + "sacct", "--noheader", "--parsable2", "--allocations"));
    command.addAll(List.of("--format=State", "--jobs=" + array.task(task)));
    if (!array.cluster().isEmpty()) {
      command.add("--clusters=" + array.cluster());
    }
    try {
      Program account = Program.run(command);
      return account.isSuccess() ? lastLine(account.out()) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
