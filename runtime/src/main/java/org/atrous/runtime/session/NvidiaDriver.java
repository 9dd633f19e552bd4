package org.atrous.runtime.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NVIDIA's driver, the one thing that a GPU needs and that no dependency can bring.
 *
 * @param library its part for programs, {@code libcuda.so.1}
 * @param version of the kernel's part, empty where it isn't told
 */
public record NvidiaDriver(Path library, Optional<String> version) {
  static final String LIBRARY = "libcuda.so.1";

  private static final Path VERSION = Path.of("/proc/driver/nvidia/version");
  private static final Pattern NUMBER = Pattern.compile("Module(?: for \\S+)?\\s+(\\d[\\d.]+)");

  /** The driver, if the system has one. */
  public static Optional<NvidiaDriver> find() {
    return SystemLibraries.find(LIBRARY).map(library -> new NvidiaDriver(library, running()));
  }

  private static Optional<String> running() {
    try {
      return number(Files.readString(VERSION));
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  static Optional<String> number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }
}
