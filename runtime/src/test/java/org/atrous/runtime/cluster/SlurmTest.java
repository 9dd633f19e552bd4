package org.atrous.runtime.cluster;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With commands that only answer as Slurm's do. */
@DisabledOnOs(OS.WINDOWS)
final class SlurmTest {
  @TempDir private Path folder;
  private Slurm slurm;

  @BeforeEach
  void find() {
    slurm = new Slurm(folder + "/");
  }

  private void fake(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\nprintf '%s\\n' \"$@\" >$0.arguments\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> arguments(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".arguments"));
  }

  @Test
  void missingSlurmIsSaid() {
    ClusterException e = assertThrows(ClusterException.class, slurm::require);

    assertThat(e).hasMessageThat().contains("no `sbatch` on the PATH");
  }

  @Test
  void arraysAreSubmittedWithTheUsersOptionsLast() throws Exception {
    fake("sbatch", "echo 4711");

    SlurmArray array =
        slurm.submit(Path.of("a.sh"), List.of("x", "y", "z"), 2, List.of("--gres=gpu:1"));

    assertThat(array).isEqualTo(new SlurmArray("4711", "", List.of("x", "y", "z")));
    assertThat(arguments("sbatch"))
        .containsExactly("--parsable", "--array=0-2%2", "--gres=gpu:1", "a.sh")
        .inOrder();
  }

  @Test
  void clusterIsReadFromTheReply() throws Exception {
    fake("sbatch", "echo '4711;east'");

    SlurmArray array = slurm.submit(Path.of("a.sh"), List.of("x"), 0, List.of());

    assertThat(array.cluster()).isEqualTo("east");
    assertThat(arguments("sbatch")).contains("--array=0-0");
  }

  @Test
  void refusalIsSaidInSlurmsWords() throws Exception {
    fake("sbatch", "echo 'sbatch: error: invalid partition specified: gpu' >&2", "exit 1");

    ClusterException e =
        assertThrows(
            ClusterException.class,
            () -> slurm.submit(Path.of("a.sh"), List.of("x"), 0, List.of()));

    assertThat(e).hasMessageThat().contains("invalid partition specified: gpu");
  }

  @Test
  void queueIsReadTaskByTask() throws Exception {
    fake("squeue", "echo '7_0 RUNNING None'", "echo '7_1 PENDING Resources'");

    var tasks = slurm.queued(List.of(new SlurmArray("7", "", List.of("x", "y", "z"))));

    assertThat(tasks)
        .hasValue(
            Map.of(
                "7_0", new Slurm.Task("RUNNING", "None"),
                "7_1", new Slurm.Task("PENDING", "Resources")));
    assertThat(arguments("squeue")).contains("--jobs=7");
  }

  @Test
  void jobsThatSlurmHasForgottenAreNotQueued() throws Exception {
    fake("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2", "exit 1");

    assertThat(slurm.queued(List.of(new SlurmArray("7", "", List.of("x"))))).hasValue(Map.of());
  }

  @Test
  void silenceOfSlurmIsNoEmptyQueue() throws Exception {
    fake(
        "squeue", "echo 'slurm_load_jobs error: Unable to contact slurm controller' >&2", "exit 1");

    assertThat(slurm.queued(List.of(new SlurmArray("7", "", List.of("x"))))).isEmpty();
  }

  @Test
  void endOfTaskIsTakenFromTheAccountsIfThereAreAny() throws Exception {
    SlurmArray array = new SlurmArray("7", "", List.of("x"));
    assertThat(slurm.ended(array, 0)).isEmpty();

    fake("sacct", "echo OUT_OF_MEMORY");

    assertThat(slurm.ended(array, 0)).isEqualTo("OUT_OF_MEMORY");
    assertThat(arguments("sacct")).contains("--jobs=7_0");
  }

  @Test
  void scriptQuotesWhatAShellWouldTakeApart() {
    String text =
        TaskScript.text(
            "atrous-t", "/a b/%A_%a.log", List.of("--cpus-per-task=2"), List.of("java", "it's"));

    assertThat(text)
        .isEqualTo(
            """
            #!/bin/sh
            #SBATCH --job-name=atrous-t
            #SBATCH "--output=/a b/%A_%a.log"
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --cpus-per-task=2
            # The variable SLURM_ARRAY_TASK_ID says which trial this is.
            exec java 'it'\\''s'
            """);
  }
}
