package org.atrous.runtime.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/**
 * An Indexed Job of Kubernetes, one index for each trial.
 *
 * <p>A pod that failed is made anew, but not when the worker in it ended by itself: it has tried
 * again as often as it may. A pod that had to go, as its node did, doesn't count as failed. The
 * fields are those of {@code batch/v1}; {@code backoffLimitPerIndex} and {@code FailIndex} are
 * there from Kubernetes 1.29 on.
 *
 * @param image in which the {@code atrous} command is
 * @param volumes that hold the sweep's folder and the data
 * @param processors that each pod asks for
 * @param memory that each pod asks for, in bytes
 * @param gpus of NVIDIA's that each pod has
 * @param atOnce pods at the same time, or 0 for all
 * @param retries of an index whose pod failed
 */
public record KubernetesJob(
    String image,
    List<KubernetesVolume> volumes,
    int processors,
    long memory,
    int gpus,
    int atOnce,
    int retries) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final String CONTAINER = "trial";
  private static final long MEBIBYTE = 1 << 20;

  /** Exit codes with which a worker gives its trial up: bad input, bad command, failed. */
  private static final List<Integer> GIVEN_UP = List.of(1, 2, 3);

  public KubernetesJob {
    volumes = List.copyOf(volumes);
  }

  /**
   * The manifest, in YAML.
   *
   * @param name of the job, as Kubernetes allows it
   * @param trials number of them, at least one
   * @param command of every container
   */
  String manifest(String name, int trials, List<String> command) {
    ObjectNode job = YAML.createObjectNode().put("apiVersion", "batch/v1").put("kind", "Job");
    job.putObject("metadata").put("name", name);
    ObjectNode spec = job.putObject("spec");
    spec.put("completionMode", "Indexed").put("completions", trials);
    spec.put("parallelism", atOnce == 0 ? trials : Math.min(atOnce, trials));
    spec.put("backoffLimitPerIndex", retries);
    failures(spec.putObject("podFailurePolicy").putArray("rules"));
    pod(spec.putObject("template").putObject("spec"), command);
    try {
      return YAML.writeValueAsString(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static void failures(ArrayNode rules) {
    ObjectNode disrupted = rules.addObject().put("action", "Ignore");
    disrupted
        .putArray("onPodConditions")
        .addObject()
        .put("type", "DisruptionTarget")
        .put("status", "True");
    ObjectNode codes = rules.addObject().put("action", "FailIndex").putObject("onExitCodes");
    codes.put("containerName", CONTAINER).put("operator", "In");
    GIVEN_UP.forEach(codes.putArray("values")::add);
  }

  private void pod(ObjectNode pod, List<String> command) {
    pod.put("restartPolicy", "Never");
    ObjectNode container = pod.putArray("containers").addObject();
    container.put("name", CONTAINER).put("image", image);
    command.forEach(container.putArray("command")::add);
    resources(container.putObject("resources"));
    ArrayNode mounts = container.putArray("volumeMounts");
    ArrayNode sources = pod.putArray("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      KubernetesVolume volume = volumes.get(i);
      String name = "volume" + i;
      mounts.addObject().put("name", name).put("mountPath", volume.folder().toString());
      ObjectNode source = sources.addObject().put("name", name);
      if (volume.claim() == null) {
        ObjectNode path = source.putObject("hostPath");
        path.put("path", volume.folder().toString()).put("type", "Directory");
      } else {
        source.putObject("persistentVolumeClaim").put("claimName", volume.claim());
      }
    }
  }

  /** No limits but of GPUs, which need one: an estimate is no reason to end a trial. */
  private void resources(ObjectNode resources) {
    ObjectNode requests = resources.putObject("requests");
    requests.put("cpu", Integer.toString(processors));
    requests.put("memory", (memory + MEBIBYTE - 1) / MEBIBYTE + "Mi");
    if (gpus > 0) {
      String gpu = "nvidia.com/gpu";
      requests.put(gpu, Integer.toString(gpus));
      resources.putObject("limits").put(gpu, Integer.toString(gpus));
    }
  }
}
