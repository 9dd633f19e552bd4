package org.atrous.runtime.machine;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.machine.FakeSystem.GIB;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineMemoryTest {
  @TempDir Path root;
  private FakeSystem system = new FakeSystem(Path.of(""));

  @BeforeEach
  void sixteenGibibytes() throws IOException {
    system = new FakeSystem(root).memory(16, 12);
  }

  @Test
  void withoutControlGroupsTheMachinesMemoryCounts() {
    MachineMemory memory = system.machine();

    assertThat(memory.total()).isEqualTo(16 * GIB);
    assertThat(memory.free()).isEqualTo(12 * GIB);
    assertThat(memory.limit().isEmpty()).isTrue();
    assertThat(memory.isLimited()).isFalse();
  }

  @Test
  void aContainersLimitCountsWhatIsUsedInItWithoutCaches() throws IOException {
    system.group("0::/\n").groupOfTwo("", Long.toString(4 * GIB), 3, 2);

    MachineMemory memory = system.machine();

    assertThat(memory.free()).isEqualTo(3 * GIB);
    assertThat(memory.isLimited()).isTrue();
    assertThat(memory.limit().orElseThrow().file()).isEqualTo("/sys/fs/cgroup/memory.max");
  }

  @Test
  void theTightestOfNestedGroupsCounts() throws IOException {
    system
        .group("0::/jobs/7/step\n")
        .groupOfTwo("/jobs/7/step", "max", 1, 0)
        .groupOfTwo("/jobs/7", Long.toString(3 * GIB), 1, 0)
        .groupOfTwo("/jobs", Long.toString(8 * GIB), 1, 0);

    assertThat(system.machine().free()).isEqualTo(2 * GIB);
  }

  @Test
  void aGroupKnownByItsNameOutsideIsFoundAtTheTop() throws IOException {
    system.group("0::/../../docker/abc\n").groupOfTwo("", Long.toString(4 * GIB), 1, 0);

    assertThat(system.machine().free()).isEqualTo(3 * GIB);
  }

  @Test
  void theFirstVersionsFilesAreRead() throws IOException {
    String folder = "sys/fs/cgroup/memory/docker/abc";
    system
        .group("5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n")
        .file(folder + "/memory.limit_in_bytes", 2 * GIB + "\n")
        .file(folder + "/memory.usage_in_bytes", GIB + "\n")
        .file(folder + "/memory.stat", "inactive_file 7\ntotal_inactive_file " + GIB / 2 + "\n");

    assertThat(system.machine().free()).isEqualTo(3 * GIB / 2);
  }

  @Test
  void aLimitAboveTheMachinesMemoryIsNone() throws IOException {
    system
        .group("4:memory:/\n")
        .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
        .file("sys/fs/cgroup/memory/memory.usage_in_bytes", GIB + "\n");

    assertThat(system.machine().limit().isEmpty()).isTrue();
  }

  @Test
  void aMachineWithLessThanItsLimitIsNotLimited() throws IOException {
    system.memory(16, 1).group("0::/\n").groupOfTwo("", Long.toString(8 * GIB), 1, 0);

    MachineMemory memory = system.machine();

    assertThat(memory.free()).isEqualTo(GIB);
    assertThat(memory.isLimited()).isFalse();
  }

  @Test
  void aFullGroupLeavesNothing() throws IOException {
    system.group("0::/\n").groupOfTwo("", Long.toString(2 * GIB), 3, 0);

    assertThat(system.machine().free()).isEqualTo(0);
  }

  @Test
  void whereTheKernelSaysNothingJavaIsAsked() throws IOException {
    MachineMemory memory = MachineMemory.at(root.resolve("nowhere"));

    assertThat(memory.total()).isGreaterThan(0L);
    assertThat(memory.limit().isEmpty()).isTrue();
  }

  @Test
  void thisMachineHasMemory() {
    MachineMemory memory = MachineMemory.now();

    assertThat(memory.free()).isGreaterThan(0L);
    assertThat(memory.free()).isAtMost(memory.total());
  }
}
