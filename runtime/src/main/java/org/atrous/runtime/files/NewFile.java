package org.atrous.runtime.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file that wasn't there: of several processes that try, on whatever machines, one
 * succeeds, and nobody ever sees it half-written.
 */
public final class NewFile {
  private NewFile() {}

  /**
   * Writes text in UTF-8, and makes the folders that are missing.
   *
   * @return false if the file was there, which is then left as it is
   */
  public static boolean create(Path file, String content) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target)) {
      return false;
    }
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Path beside = folder.resolve(".%s.%s.partial".formatted(file.getFileName(), UUID.randomUUID()));
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try {
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        Channels.newOutputStream(channel).write(bytes);
        channel.force(true);
      }
      return link(target, beside, bytes);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A hard link to a file that is there is refused, by network file systems too. */
  private static boolean link(Path target, Path beside, byte[] bytes) throws IOException {
    try {
      Files.createLink(target, beside);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return write(target, bytes);
    }
  }

  /** Where there are no hard links, the file is made first and filled then. */
  private static boolean write(Path target, byte[] bytes) throws IOException {
    try {
      Files.write(target, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
