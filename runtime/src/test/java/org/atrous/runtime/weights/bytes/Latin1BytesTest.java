package org.atrous.runtime.weights.bytes;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Latin1BytesTest {
  @Test
  void givesBackEveryByteFromEverywhere() throws IOException {
    byte[] expected = new byte[200_000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) (i * 37 + i / 256);
    }
    Latin1Bytes bytes = Latin1Bytes.of(utf8(new String(expected, StandardCharsets.ISO_8859_1)));
    assertThat(bytes.size()).isEqualTo(expected.length);
    assertThat(bytes.read(0, expected.length)).isEqualTo(ByteBuffer.wrap(expected));
    assertThat(bytes.read(70_001, 1000)).isEqualTo(ByteBuffer.wrap(expected, 70_001, 1000));
  }

  @Test
  void refusesACharacterThatIsNoByte() throws IOException {
    Latin1Bytes bytes = Latin1Bytes.of(utf8("a\u0100"));
    assertThrows(MalformedException.class, () -> bytes.read(0, 2));
  }

  private static ByteSource utf8(String text) {
    return new MemoryBytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
