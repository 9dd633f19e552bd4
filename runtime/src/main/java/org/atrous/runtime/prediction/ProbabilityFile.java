package org.atrous.runtime.prediction;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The probabilities of an image as a NumPy array ({@code .npy}, version 1.0): float32, shape {@code
 * [height, width, classes]}. It is written row by row, for it may be larger than memory, and is in
 * its place only when it's whole.
 */
public final class ProbabilityFile implements ProbabilityRows, AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final Path file;
  private final Path beside;
  private final OutputStream out;
  private final int height;
  private int rows;

  /** Begins a file; the folders that are missing are made. */
  public ProbabilityFile(Path file, int height, int width, int classes) throws IOException {
    this.file = file;
    this.height = height;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("`%s` is a folder".formatted(file));
    }
    Files.createDirectories(folder);
    beside =
        folder.resolve(
            ".%s.%d.partial".formatted(file.getFileName(), ProcessHandle.current().pid()));
    out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 20);
    out.write(header(height, width, classes));
  }

  private static byte[] header(int height, int width, int classes) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d, %d), }"
            .formatted(height, width, classes);
    int before = 10;
    int whole = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = text + " ".repeat(whole - before - text.length() - 1) + "\n";
    return ByteBuffer.allocate(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  @Override
  public void row(int y, float[] probabilities) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(probabilities.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(probabilities);
    out.write(bytes.array());
    rows++;
  }

  /** Ends the file; without all of its rows, nothing stays of it. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
      if (rows == height) {
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
