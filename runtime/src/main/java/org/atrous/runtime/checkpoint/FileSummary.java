package org.atrous.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What tells a whole file from a damaged one.
 *
 * @param bytes size of the file
 * @param crc32c checksum (Castagnoli) of its content, in hexadecimal
 */
record FileSummary(long bytes, String crc32c) {
  private static final int CHUNK = 1 << 20;

  static FileSummary of(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    long bytes = 0;
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(chunk) >= 0) {
        chunk.flip();
        bytes += chunk.remaining();
        checksum.update(chunk);
        chunk.clear();
      }
    }
    return new FileSummary(bytes, "%08x".formatted(checksum.getValue()));
  }
}
