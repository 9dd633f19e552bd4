package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is opened for each read: for one of so many that they can't all stay open. */
public record PathBytes(Path file, long size) implements ByteSource {
  /** A file as it is now. */
  public static PathBytes of(Path file) throws IOException {
    return new PathBytes(file, Files.size(file));
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    try (FileBytes open = FileBytes.open(file)) {
      open.read(position, target);
    }
  }
}
