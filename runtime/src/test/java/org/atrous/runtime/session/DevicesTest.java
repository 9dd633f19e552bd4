package org.atrous.runtime.session;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.experiment.Precision;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;

final class DevicesTest {
  @Test
  void tensorFlowSeesTheProcessor() {
    assertThat(Devices.visible().stream().map(VisibleDevice::type)).contains("CPU");
  }

  @Test
  void withoutTheGpuBuildItIsTheProcessorAndThatIsSaid() {
    List<String> notes = new ArrayList<>();

    ComputeSettings compute = Devices.use(Device.parse("gpu"), true, notes::add);

    assertThat(compute).isEqualTo(ComputeSettings.CPU);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("this is the build for processors");
  }

  @Test
  void theProcessorIsChosenInSilence() {
    List<String> notes = new ArrayList<>();

    assertThat(Devices.use(Device.CPU, false, notes::add)).isEqualTo(ComputeSettings.CPU);
    assertThat(notes).isEmpty();
  }

  @Test
  void everythingThatAGpuLacksIsNamed() {
    assertThat(GpuLibraries.missing(true, Optional.of(Path.of("libcuda.so.1")))).isEmpty();
    assertThat(GpuLibraries.missing(false, Optional.empty())).hasSize(2);
    assertThat(GpuLibraries.missing(true, Optional.empty()).get(0)).contains("NVIDIA's driver");
  }

  @Test
  void aGpuTakesMemoryAsItNeedsIt() {
    ConfigProto configuration = Sessions.configuration(Precision.FLOAT32, Device.parse("gpu:1"));

    assertThat(configuration.getGpuOptions().getAllowGrowth()).isTrue();
    assertThat(configuration.getGpuOptions().getVisibleDeviceList()).isEqualTo("1");
  }

  @Test
  void theProcessorLeavesGpusAlone() {
    assertThat(Sessions.configuration(Precision.FLOAT32, Device.CPU).getDeviceCountMap())
        .containsEntry("GPU", 0);
  }

  @Test
  void determinismComesWithTheEnvironment() {
    assertThrows(UnsupportedPlatformException.class, () -> Devices.requireDeterminism("0"));
    Devices.requireDeterminism("1");
  }

  @Test
  void theDriversVersionIsRead() {
    String open = "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release";
    String closed = "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.161.07  Sat Feb 17";

    assertThat(NvidiaDriver.number(open)).hasValue("550.54.15");
    assertThat(NvidiaDriver.number(closed)).hasValue("535.161.07");
    assertThat(NvidiaDriver.number("nothing")).isEmpty();
  }

  @Test
  void aLibraryIsFoundInTheLoadersList() {
    List<String> list =
        List.of(
            "2 libs found in cache `/etc/ld.so.cache'",
            "\tlibcuda.so.1 (libc6) => /usr/lib/i386-linux-gnu/libcuda.so.1",
            "\tlibcuda.so.1 (libc6,x86-64) => /usr/lib/x86_64-linux-gnu/libcuda.so.1");

    assertThat(SystemLibraries.listed(list, "libcuda.so.1"))
        .hasValue(Path.of("/usr/lib/x86_64-linux-gnu/libcuda.so.1"));
    assertThat(SystemLibraries.listed(list, "libcuda.so")).isEmpty();
  }
}
