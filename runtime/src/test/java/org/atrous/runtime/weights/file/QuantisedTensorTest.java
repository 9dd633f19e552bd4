package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.MemoryBytes;
import org.junit.jupiter.api.Test;

class QuantisedTensorTest {
  @Test
  void scalesAllValuesAlike() throws IOException {
    assertThat(tensor(new float[] {0.5f}, new long[] {1}, 0).read())
        .isEqualTo(new float[] {0, 0.5f, 1, 1.5f, 2, 2.5f});
  }

  @Test
  void scalesEachChannelOfTheFirstAxis() throws IOException {
    assertThat(tensor(new float[] {1, 10}, new long[] {0, 0}, 0).read())
        .isEqualTo(new float[] {1, 2, 3, 40, 50, 60});
  }

  @Test
  void scalesEachChannelOfTheLastAxis() throws IOException {
    assertThat(tensor(new float[] {1, 10, 100}, new long[0], 1).read())
        .isEqualTo(new float[] {1, 20, 300, 4, 50, 600});
  }

  @Test
  void refusesAnotherNumberOfScalesThanChannels() {
    MalformedException refused =
        assertThrows(MalformedException.class, () -> tensor(new float[3], new long[0], 0));
    assertThat(refused).hasMessageThat().contains("3 scales for axis 0 of shape 2x3");
  }

  /** The numbers 1 to 6 in two rows. */
  private static QuantisedTensor tensor(float[] scales, long[] zeroPoints, int axis)
      throws MalformedException {
    MemoryBytes bytes = new MemoryBytes(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}));
    StoredArray integers = StoredArray.of(bytes, 0, ElementType.INT8, List.of(2L, 3L));
    return QuantisedTensor.of(integers, scales, zeroPoints, axis);
  }
}
