package org.atrous.runtime.run;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedRunTest {
  private final Path folder;

  TrainedRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void loadsTheNetworkFromTheClassesInTheFolder() throws Exception {
    ShapesRun.train(ShapesRun.create(folder.resolve("run"), ShapesSpec.recipe(2, 0.05)));

    TrainedRun run = TrainedRun.open(folder.resolve("run"));

    assertThat(run.network().name()).isEqualTo("Shapes");
    assertThat(run.network()).isNotInstanceOf(ShapesNetwork.class);
    assertThat(run.checkpoint().step()).isEqualTo(2);
  }

  @Test
  void runWithoutACheckpointSaysHowToGetOne() throws Exception {
    ShapesRun.create(folder.resolve("run"), ShapesSpec.recipe(2, 0.05));

    RunException e = assertThrows(RunException.class, () -> TrainedRun.open(folder.resolve("run")));

    assertThat(e).hasMessageThat().contains("has no checkpoint yet");
    assertThat(e).hasMessageThat().contains("train --resume");
  }
}
