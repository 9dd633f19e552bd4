package org.atrous.runtime.machine;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessMemoryTest {
  @TempDir Path root;

  @Test
  void residentMemoryAndItsPeakAreRead() throws IOException {
    new FakeSystem(root)
        .file(
            "proc/self/status",
            "Name:\tjava\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\nRssFile:\t  512 kB\n");

    assertThat(ProcessMemory.at(root).orElseThrow())
        .isEqualTo(new ProcessMemory(1 << 20, 2 << 20, 1 << 19));
  }

  @Test
  void otherSystemsSayNothing() {
    assertThat(ProcessMemory.at(root).isEmpty()).isTrue();
  }
}
