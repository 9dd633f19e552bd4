package org.atrous.runtime.cluster;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.atrous.runtime.sweep.Plans;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesSweepTest {
  private static final KubernetesVolume CLAIM = new KubernetesVolume("sweeps", Path.of("/scratch"));
  private static final KubernetesVolume HOST = new KubernetesVolume(null, Path.of("/data"));
  private static final long GIBIBYTE = 1L << 30;

  @TempDir private Path folder;

  private static KubernetesJob job(int gpus, int atOnce) {
    return new KubernetesJob(
        "registry/atrous:1", List.of(CLAIM, HOST), 4, 5 * GIBIBYTE, gpus, atOnce, 2);
  }

  private KubernetesSweep sweep(String name, KubernetesJob job) throws IOException {
    SweepPlan plan = Plans.named(name);
    return new KubernetesSweep(
        SweepFolder.enter(folder.resolve("sweep"), plan),
        plan,
        job,
        tasks -> List.of("atrous", "worker", "--tasks", tasks.toString(), "it's: \"#1\"", "yes"));
  }

  private static JsonNode read(KubernetesSweep.Manifest manifest) throws IOException {
    return new YAMLMapper().readTree(Files.readString(manifest.file()));
  }

  private JsonNode written(KubernetesJob job) throws IOException {
    return read(sweep("table3", job).write(Plans.SMALL.trials()));
  }

  private static JsonNode container(JsonNode job) {
    return job.at("/spec/template/spec/containers/0");
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KubernetesSweepTest.class.getResourceAsStream("job-batch-v1.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  @Test
  void manifestIsWhatTheApiTakes() throws IOException {
    assertThat(schema().validate(written(job(1, 0)))).isEmpty();
    assertThat(schema().validate(written(job(0, 1)))).isEmpty();
  }

  @Test
  void schemaKnowsWhatTheApiRefuses() throws IOException {
    JsonNode job = written(job(1, 0));
    ((ObjectNode) job.at("/spec")).put("completions", "two");
    ((ObjectNode) container(job)).put("imagee", "two");
    ((ObjectNode) container(job)).remove("name");

    assertThat(schema().validate(job)).hasSize(3);
  }

  @Test
  void everyTrialIsAnIndexThatTheWorkerLooksUp() throws IOException {
    JsonNode job = written(job(0, 0));

    assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
    assertThat(job.at("/spec/completions").intValue()).isEqualTo(Plans.SMALL.trials().size());
    assertThat(job.at("/spec/parallelism").intValue()).isEqualTo(Plans.SMALL.trials().size());
    Path tasks = Path.of(container(job).at("/command/3").asText());
    assertThat(Files.readAllLines(tasks))
        .containsExactlyElementsIn(Plans.SMALL.trials().stream().map(Trial::id).toList())
        .inOrder();
  }

  @Test
  void noMorePodsAtOnceThanWereAskedFor() throws IOException {
    assertThat(written(job(0, 1)).at("/spec/parallelism").intValue()).isEqualTo(1);
    assertThat(written(job(0, 7)).at("/spec/parallelism").intValue())
        .isEqualTo(Plans.SMALL.trials().size());
  }

  @Test
  void wordsOfTheCommandSurviveYaml() throws IOException {
    JsonNode command = container(written(job(0, 0))).at("/command");

    assertThat(command.get(4).textValue()).isEqualTo("it's: \"#1\"");
    assertThat(command.get(5).textValue()).isEqualTo("yes");
  }

  @Test
  void podsAskForWhatATrialNeeds() throws IOException {
    JsonNode resources = container(written(job(1, 0))).at("/resources");

    assertThat(resources.at("/requests/cpu").textValue()).isEqualTo("4");
    assertThat(resources.at("/requests/memory").textValue()).isEqualTo("5120Mi");
    assertThat(resources.at("/limits").properties()).hasSize(1);
    assertThat(resources.get("limits").get("nvidia.com/gpu"))
        .isEqualTo(resources.get("requests").get("nvidia.com/gpu"));
    assertThat(container(written(job(0, 0))).at("/resources/limits").isMissingNode()).isTrue();
  }

  @Test
  void volumesAreMountedWhereTheyAreHere() throws IOException {
    JsonNode job = written(job(0, 0));
    JsonNode sources = job.at("/spec/template/spec/volumes");
    JsonNode mounts = container(job).at("/volumeMounts");

    assertThat(mounts.findValuesAsText("mountPath")).containsExactly("/scratch", "/data").inOrder();
    assertThat(mounts.findValuesAsText("name"))
        .containsExactlyElementsIn(sources.findValuesAsText("name"))
        .inOrder();
    assertThat(sources.at("/0/persistentVolumeClaim/claimName").asText()).isEqualTo("sweeps");
    assertThat(sources.at("/1/hostPath/path").asText()).isEqualTo("/data");
  }

  @Test
  void indexWhoseWorkerGaveUpIsNotTriedAgain() throws IOException {
    JsonNode spec = written(job(0, 0)).at("/spec");

    assertThat(spec.at("/backoffLimitPerIndex").intValue()).isEqualTo(2);
    assertThat(spec.at("/template/spec/restartPolicy").asText()).isEqualTo("Never");
    JsonNode rule = spec.at("/podFailurePolicy/rules/1");
    assertThat(rule.at("/action").asText()).isEqualTo("FailIndex");
    assertThat(rule.at("/onExitCodes/containerName"))
        .isEqualTo(spec.at("/template/spec/containers/0/name"));
  }

  @Test
  void namesAreThoseOfHosts() throws IOException {
    String name =
        sweep("Aspp_Rates_with_a_name_that_is_longer_than_a_host_may_have", job(0, 0))
            .write(Plans.SMALL.trials())
            .job();

    assertThat(name).matches("[a-z]([-a-z0-9]{0,55}[a-z0-9])?");
    assertThat(name).startsWith("atrous-aspp-rates-with");
  }

  @Test
  void sameManifestStaysWhileItHasAllOpenTrials() throws IOException {
    KubernetesSweep.Manifest first = sweep("s", job(0, 0)).write(Plans.SMALL.trials());
    KubernetesSweep.Manifest again =
        sweep("s", job(0, 0)).write(Plans.SMALL.trials().subList(1, 2));
    KubernetesSweep.Manifest other =
        sweep("s", job(1, 0)).write(Plans.SMALL.trials().subList(1, 2));

    assertThat(again.file()).isEqualTo(first.file());
    assertThat(again.isNew()).isFalse();
    assertThat(other.isNew()).isTrue();
    assertThat(other.job()).isNotEqualTo(first.job());
    assertThat(other.trials()).isEqualTo(1);
  }
}
