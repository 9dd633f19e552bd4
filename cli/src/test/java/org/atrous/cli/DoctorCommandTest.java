package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.machine.MachineMemory;
import org.atrous.runtime.machine.MemoryLimit;
import org.junit.jupiter.api.Test;

final class DoctorCommandTest {
  @Test
  void aMachineThatTrainsIsFine() {
    CommandRun run = CommandRun.of("doctor");

    assertWithMessage(run.out() + run.err()).that(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Networks can be trained here.");
    assertThat(run.out()).containsMatch("tensorflow +ok +2\\.");
  }

  @Test
  void everythingIsInJson() throws IOException {
    JsonNode findings =
        new ObjectMapper().readTree(CommandRun.of("doctor", "--format", "json").out());

    List<String> names = new ArrayList<>();
    findings.forEach(each -> names.add(each.get("name").asText()));
    assertThat(names)
        .containsAtLeast(
            "java",
            "system",
            "processor",
            "memory",
            "cache",
            "gpu driver",
            "tensorflow",
            "onednn",
            "devices");
  }

  @Test
  void anUnknownDeviceIsAnError() {
    assertThat(CommandRun.of("doctor", "--device", "tpu").exitCode()).isEqualTo(1);
  }

  @Test
  void aNarrowLimitIsNamedWithItsFile() {
    long gib = 1L << 30;
    MachineMemory memory =
        new MachineMemory(
            16 * gib,
            12 * gib,
            Optional.of(new MemoryLimit("/sys/fs/cgroup/memory.max", gib, gib / 2)));

    Finding finding = MachineFindings.memory(memory);

    assertThat(finding.state()).isEqualTo(Finding.State.NOTE);
    assertThat(finding.found()).contains("limited to 1.00 GiB by /sys/fs/cgroup/memory.max");
  }

  @Test
  void oneDnnThatIsOffIsNoted() {
    assertThat(TensorFlowFindings.oneDnn("0").state()).isEqualTo(Finding.State.NOTE);
    assertThat(TensorFlowFindings.oneDnn(null).state()).isEqualTo(Finding.State.OK);
  }

  @Test
  void variablesThatMatterAreShown() {
    Finding finding = MachineFindings.variables(Map.of("ATROUS_DEVICE", "gpu", "HOME", "/root"));

    assertThat(finding.found()).isEqualTo("ATROUS_DEVICE=gpu");
  }
}
