package org.atrous.runtime.session;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.atrous.runtime.experiment.Precision;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.proto.RewriterConfig;

class SessionsTest {
  @Test
  void atLeastOneThreadIsNeeded() {
    assertThrows(IllegalArgumentException.class, () -> Sessions.useThreads(0));
  }

  @Test
  void aProcessWithSessionsKeepsItsThreads() {
    int threads = Sessions.threads();
    try (Graph graph = new Graph()) {
      Sessions.open(graph).close();
    }

    Sessions.useThreads(threads);

    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Sessions.useThreads(threads + 1));
    assertThat(refusal).hasMessageThat().contains("on %d threads".formatted(threads));
  }

  @Test
  void gradientsAreNotSummedInTheOrderInWhichTheyAreReady() {
    assertThat(Sessions.configuration(Precision.FLOAT32).getGraphOptions().getRewriteOptions())
        .isEqualTo(
            RewriterConfig.newBuilder()
                .setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT)
                .build());
  }

  @Test
  void sixteenBitsOnAGpuAreRefusedForTheyWouldHaveNoEffect() {
    UnsupportedPlatformException refusal =
        assertThrows(
            UnsupportedPlatformException.class,
            () -> Sessions.configuration(Precision.BF16, new Device(true, 1)));
    assertThat(refusal).hasMessageThat().contains("on a processor alone, not on gpu:1");
  }
}
