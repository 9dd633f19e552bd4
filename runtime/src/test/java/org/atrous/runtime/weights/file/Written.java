package org.atrous.runtime.weights.file;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of weights, right and wrong ones. */
final class Written {
  private Written() {}

  static byte[] floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** The bytes with these codes. */
  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] safetensors(String header, byte[] values) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(0, text.length);
    return joined(length.array(), text, values);
  }

  static byte[] npy(String header, byte[] values) {
    byte[] text = latin(header + "\n");
    return joined(
        latin("\u0093NUMPY\u0001\u0000"),
        new byte[] {(byte) text.length, (byte) (text.length >> 8)},
        text,
        values);
  }

  static byte[] npy(String descr, boolean columnMajor, String shape, byte[] values) {
    return npy(
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(descr, columnMajor ? "True" : "False", shape),
        values);
  }

  /** A zip file of entries, each a name and its bytes. */
  static Path zip(Path file, Object... entries) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[i]));
        zip.write((byte[]) entries[i + 1]);
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message with which a file is refused when it is opened. */
  static String refusal(Path file) {
    return assertThrows(WeightFileException.class, () -> WeightFiles.open(file).close()).what();
  }
}
