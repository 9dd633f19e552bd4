package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepKubernetesTest {
  @TempDir private Path folder;
  private Path spec;
  private Path data;

  @BeforeEach
  void draw() throws IOException {
    String cells = "grid in (1), (2)\n  vary     os in 8, 16";
    String published = "\n  published\n    10 20\n    30 40";
    spec =
        Specs.write(
            folder.resolve("a.atrous"),
            SweepRunTest.SPEC
                .replace(cells, "grid in (1)\n  vary     os in 8")
                .replace(published, ""));
    data = folder.resolve("shapes");
    CommandRun.of("shapes", data, "--train", "4", "--val", "2", "--size", "32x32");
  }

  private CommandRun sweep(String volume) {
    return CommandRun.of(
        "sweep",
        spec,
        "--data",
        data,
        "--run",
        folder.resolve("s"),
        "--launcher",
        "kubernetes",
        "--image",
        "atrous:1",
        "--volume",
        volume);
  }

  @Test
  void workersOfTheManifestRunTheSweep() throws IOException {
    CommandRun written = sweep("claim=" + folder);
    assertWithMessage(written.err()).that(written.exitCode()).isEqualTo(0);
    Path manifest = folder.resolve("s/kubernetes/tasks1.yaml");
    assertThat(written.out()).contains("kubectl apply -f " + manifest);
    JsonNode job = new YAMLMapper().readTree(Files.readString(manifest));

    List<Object> words = new ArrayList<>();
    job.at("/spec/template/spec/containers/0/command").forEach(word -> words.add(word.asText()));
    assertThat(words.remove(0)).isEqualTo("atrous");
    // In a pod, the variable JOB_COMPLETION_INDEX says it.
    words.addAll(1, List.of("--task", job.at("/spec/completions").intValue() - 1));
    CommandRun worker = CommandRun.of(words.toArray());
    assertWithMessage(worker.err()).that(worker.exitCode()).isEqualTo(0);

    CommandRun collected = sweep("claim=" + folder);
    assertThat(collected.exitCode()).isEqualTo(0);
    assertThat(collected.out()).contains("grids: mIoU in %");
    assertThat(collected.out()).doesNotContain("kubectl");
  }

  @Test
  void foldersThatThePodsDontSeeAreRefusedBeforeAnythingIsWritten() {
    CommandRun run = sweep("/elsewhere");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the pods don't see `" + data + "`");
    assertThat(Files.exists(folder.resolve("s"))).isFalse();
  }
}
