package org.atrous.runtime.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells a file of weights from every other one.
 *
 * @param name by which a recipe calls the weights; empty where none does
 * @param file its name, without the folders that it lies in
 * @param bytes its size; that of all files in a folder, or of a checkpoint
 * @param sha256 of its content; of several files, of their names and contents in order
 */
public record ImportedFile(String name, String file, long bytes, String sha256) {
  private static final int CHUNK = 1 << 20;
  private static final String INDEX = ".index";

  /**
   * Reads a file once, or the files of a folder.
   *
   * @param name by which a recipe calls the weights, or empty
   */
  public static ImportedFile of(String name, Path path) throws IOException {
    MessageDigest digest = newDigest();
    long bytes = 0;
    if (Files.isRegularFile(path) && !name(path).endsWith(INDEX)) {
      bytes = update(digest, path);
    } else {
      for (Path file : files(path)) {
        digest.update(name(file).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        bytes += update(digest, file);
      }
    }
    return new ImportedFile(name, name(path), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  /** The files of a folder, or those that make up a checkpoint. */
  private static List<Path> files(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    Path parent = folder ? path : path.toAbsolutePath().getParent();
    String checkpoint = name(path).replaceFirst("\\.index$", "") + ".";
    try (Stream<Path> entries = Files.list(parent == null ? path : parent)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> folder || name(file).startsWith(checkpoint))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long update(MessageDigest digest, Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
        bytes += read;
      }
    }
    return bytes;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
