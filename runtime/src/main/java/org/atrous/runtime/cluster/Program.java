package org.atrous.runtime.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A program that was run.
 *
 * @param exitCode of it
 * @param out its standard output
 * @param err its standard error
 */
record Program(int exitCode, String out, String err) {
  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @throws IOException if there is no such program
   */
  static Program run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    return new Program(process.waitFor(), out, err.join());
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isSuccess() {
    return exitCode == 0;
  }

  /** What it complained of, on one line. */
  String complaint() {
    String text = (err.isBlank() ? out : err).strip();
    return text.isEmpty() ? "exit code " + exitCode : String.join("; ", text.lines().toList());
  }
}
