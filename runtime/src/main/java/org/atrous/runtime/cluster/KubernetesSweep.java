package org.atrous.runtime.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;

/** Writes the manifests of the jobs that run a sweep's trials. Whoever may, starts them. */
public final class KubernetesSweep {
  private static final String ENGINE = "kubernetes";

  /** So that a pod's name, which has the index as well, is one of a host. */
  private static final int LONGEST_NAME = 40;

  private final SweepFolder folder;
  private final SweepPlan plan;
  private final KubernetesJob job;
  private final Function<Path, List<String>> worker;
  private final TaskFiles files;

  /**
   * @param folder of the sweep, where the pods find it too
   * @param plan what is to be done; the run folders of its trials exist
   * @param job what the pods need
   * @param worker the command in a container, given the file that lists the trials
   */
  public KubernetesSweep(
      SweepFolder folder, SweepPlan plan, KubernetesJob job, Function<Path, List<String>> worker) {
    this.folder = folder;
    this.plan = plan;
    this.job = job;
    this.worker = worker;
    this.files = new TaskFiles(folder.path(), ENGINE);
  }

  /**
   * A manifest on the disk.
   *
   * @param file where it is
   * @param job name of the job
   * @param trials number of them
   * @param isNew false if an earlier call has written it
   */
  public record Manifest(Path file, String job, int trials, boolean isNew) {}

  /**
   * Writes a manifest, unless the last one has all these trials and is what would be written.
   *
   * @param open trials that are to run, at least one
   */
  public Manifest write(List<Trial> open) throws IOException {
    List<String> ids = open.stream().map(Trial::id).toList();
    var last = files.last();
    if (last.isPresent()) {
      List<String> before = Files.readAllLines(last.get());
      Path file = manifest(last.get());
      if (before.containsAll(ids)
          && Files.exists(file)
          && Files.readString(file).equals(text(last.get(), before.size()))) {
        return new Manifest(file, name(last.get()), before.size(), false);
      }
    }
    Path list = files.list(ids);
    AtomicFile.write(manifest(list), text(list, ids.size()).getBytes(StandardCharsets.UTF_8));
    return new Manifest(manifest(list), name(list), ids.size(), true);
  }

  private static Path manifest(Path list) {
    return list.resolveSibling(list.getFileName().toString().replace(".txt", ".yaml"));
  }

  private String text(Path list, int trials) {
    return job.manifest(name(list), trials, worker.apply(list));
  }

  /**
   * A name as Kubernetes allows them, and like no other: jobs can't be changed, and folders of
   * other sweeps may have the same name.
   */
  private String name(Path list) {
    String plain = "atrous-" + plan.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("-+$", "");
    String place = folder.path().toAbsolutePath().normalize().toString();
    UUID digest = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    String number = list.getFileName().toString().replaceAll("[^0-9]", "");
    return "%s-%s-%s".formatted(cut, digest.toString().substring(0, 6), number);
  }
}
