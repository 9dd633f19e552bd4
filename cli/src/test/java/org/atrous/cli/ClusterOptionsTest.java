package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterOptionsTest {
  @TempDir private Path folder;

  private CommandRun sweep(String... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "sweep";
    arguments[1] = folder.resolve("a.atrous");
    arguments[2] = "--run";
    arguments[3] = folder.resolve("s");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void optionsOfSlurmNeedSlurm() {
    CommandRun run = sweep("--sbatch=--time=30");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--sbatch belongs to --launcher slurm");
  }

  @Test
  void optionsThatTheSweepSaysItselfAreRefused() {
    CommandRun run = sweep("--launcher", "slurm", "--sbatch=--array=0-3");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("`--array=0-3` can't be given");
  }

  @Test
  void kubernetesNeedsAnImage() {
    CommandRun run = sweep("--launcher", "kubernetes", "--volume", "c=/nfs");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--launcher kubernetes needs --image");
  }

  @Test
  void kubernetesNeedsAVolume() {
    CommandRun run = sweep("--launcher", "kubernetes", "--image", "atrous:1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--launcher kubernetes needs --volume");
  }

  @Test
  void volumeIsAFolderFromTheRootOn() {
    CommandRun run =
        sweep("--launcher", "kubernetes", "--image", "atrous:1", "--volume", "claim=nfs");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not `claim=nfs`");
  }

  @Test
  void optionsOfKubernetesNeedKubernetes() {
    CommandRun image = sweep("--image", "atrous:1");
    CommandRun volume = sweep("--launcher", "local", "--volume", "/nfs");
    CommandRun other = sweep("--launcher", "kubernetes", "--sbatch=--time=30");

    assertThat(image.err()).contains("--image belongs to --launcher kubernetes");
    assertThat(volume.err()).contains("--volume belongs to --launcher kubernetes");
    assertThat(other.exitCode()).isEqualTo(2);
  }
}
