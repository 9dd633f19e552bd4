package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.runtime.cluster.KubernetesJob;
import org.atrous.runtime.cluster.KubernetesSweep;
import org.atrous.runtime.cluster.KubernetesVolume;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a job of Kubernetes needs to know. */
final class KubernetesOptions {
  private static final Pattern VOLUME = Pattern.compile("(?:([a-z0-9][-.a-z0-9]*)=)?(/.*)");

  /** What a pod needs beside the training step: Java, twice, and the images that it reads. */
  private static final long BESIDE = 3L << 30;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "For Kubernetes: the container image, in which `atrous` is a command.")
  private @Nullable String image;

  @Option(
      names = "--volume",
      paramLabel = "[CLAIM=]DIR",
      description =
          "For Kubernetes, once for each: a folder that the pods see at the same place, with the"
              + " sweep's folder or data in it. CLAIM is the persistent volume claim that is"
              + " mounted there; without, it is a folder of the nodes.")
  private List<String> volumes = new ArrayList<>();

  /**
   * Looks whether all that is needed was given, and nothing for nobody.
   *
   * @param used whether Kubernetes is asked for
   * @throws ParameterException if something is missing
   */
  void require(boolean used, CommandSpec command) {
    if (!used && (image != null || !volumes.isEmpty())) {
      throw new ParameterException(
          command.commandLine(),
          "%s belongs to --launcher kubernetes, which isn't given"
              .formatted(image == null ? "--volume" : "--image"));
    }
    if (used && image == null) {
      throw new ParameterException(
          command.commandLine(),
          "--launcher kubernetes needs --image: the container image that has `atrous`");
    }
    if (used && volumes.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--launcher kubernetes needs --volume: where the sweep's folder and the data are");
    }
    for (String volume : volumes) {
      if (!VOLUME.matcher(volume).matches()) {
        throw new ParameterException(
            command.commandLine(),
            "--volume is CLAIM=DIR or DIR, the folder from the root on, not `%s`"
                .formatted(volume));
      }
    }
  }

  /**
   * Looks whether the pods see some folders.
   *
   * @throws InputException if one is in no volume
   */
  void requireSeen(Collection<Path> folders) {
    for (Path folder : folders) {
      if (volumes().stream().noneMatch(volume -> volume.holds(folder))) {
        throw new InputException(
            "the pods don't see `%s`".formatted(folder.toAbsolutePath().normalize()),
            "name the volume in which it is: --volume CLAIM=DIR, or --volume DIR");
      }
    }
  }

  private List<KubernetesVolume> volumes() {
    List<KubernetesVolume> found = new ArrayList<>();
    for (String text : volumes) {
      Matcher volume = VOLUME.matcher(text);
      if (volume.matches()) {
        found.add(new KubernetesVolume(volume.group(1), Path.of(volume.group(2)).normalize()));
      }
    }
    return found;
  }

  /**
   * Writes the manifest of a job for the trials that have no results, and says how to start it.
   *
   * @param run the sweep
   * @param device of each trial
   * @param processors of each trial
   * @param atOnce trials at the same time, or 0 for all
   */
  void write(ClusterRun run, Device device, int processors, int atOnce, Console console)
      throws IOException {
    List<Trial> open = run.open().stream().map(Leg::trial).toList();
    if (open.isEmpty()) {
      return;
    }
    KubernetesJob job =
        new KubernetesJob(
            Objects.requireNonNull(image),
            volumes(),
            processors,
            memory(run.plan(), open, device),
            device.isGpu() ? 1 : 0,
            atOnce,
            run.limits().retries());
    KubernetesSweep.Manifest manifest =
        new KubernetesSweep(
                run.folder(), run.plan(), job, tasks -> command(run.worker(device, tasks)))
            .write(open);
    int all = run.plan().trials().size();
    console.summary("to run    %d of %s".formatted(open.size(), Console.counted(all, "trial")));
    console.result("manifest  " + manifest.file());
    if (manifest.isNew()) {
      console.summary("start     kubectl apply -f " + manifest.file());
    } else {
      console.summary("restart   kubectl replace --force -f " + manifest.file());
    }
    console.summary("follow    kubectl get job,pod -l job-name=" + manifest.job());
    console.summary("The same command collects the results that are there by then.");
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("atrous"));
    command.addAll(arguments);
    return command;
  }

  /** The most that any of the trials needs; on a GPU, its step has the GPU's memory. */
  private static long memory(SweepPlan plan, List<Trial> trials, Device device) {
    long step =
        trials.stream()
            .flatMap(trial -> plan.measurements(trial).stream())
            .mapToLong(SweepPlan.Content::memory)
            .max()
            .orElse(0);
    return BESIDE + (device.isGpu() ? 0 : step);
  }
}
