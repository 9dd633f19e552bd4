package org.atrous.runtime.machine;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessorTest {
  @TempDir Path root;

  @Test
  void featuresThatMatterAreRead() throws IOException {
    String core = "processor : 0\nmodel name : Fast One\nflags : fpu avx2 amx_bf16 fma\n\n";
    new FakeSystem(root).file("proc/cpuinfo", core + core);

    Processor processor = Processor.at(root, 1);

    assertThat(processor.name()).isEqualTo("Fast One");
    assertThat(processor.cores()).isEqualTo(2);
    assertThat(processor.usable()).isEqualTo(1);
    assertThat(processor.features()).containsExactly("avx2", "fma", "amx_bf16").inOrder();
    assertThat(processor.hasBf16()).isTrue();
  }

  @Test
  void whereNothingIsToldJavaCounts() {
    Processor processor = Processor.at(root, 3);

    assertThat(processor.cores()).isEqualTo(3);
    assertThat(processor.hasBf16()).isFalse();
  }
}
