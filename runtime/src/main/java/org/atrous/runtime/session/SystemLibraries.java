package org.atrous.runtime.session;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shared libraries where a Linux system looks for them. */
public final class SystemLibraries {
  /** Where the system's own tool may be; it isn't on every user's path. */
  private static final List<String> LDCONFIG = List.of("/sbin/ldconfig", "/usr/sbin/ldconfig");

  /**
   * The loader looks here without being told, and drivers of containers and of Windows' subsystem.
   */
  private static final List<String> USUAL =
      List.of(
          "/lib64",
          "/usr/lib64",
          "/lib",
          "/usr/lib",
          "/usr/lib/x86_64-linux-gnu",
          "/usr/local/nvidia/lib64",
          "/usr/lib/wsl/lib");

  private SystemLibraries() {}

  /** Where a library is, by its name with the number of its interface. */
  public static Optional<Path> find(String name) {
    Optional<Path> told = in(folders(System.getenv("LD_LIBRARY_PATH")), name);
    return told.or(() -> listed(configured(), name)).or(() -> in(USUAL, name));
  }

  private static List<String> folders(@Nullable String path) {
    return path == null
        ? List.of()
        : Arrays.stream(path.split(File.pathSeparator)).filter(each -> !each.isEmpty()).toList();
  }

  private static Optional<Path> in(List<String> folders, String name) {
    return folders.stream()
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  /** A line is {@code libcuda.so.1 (libc6,x86-64) => /usr/lib/x86_64-linux-gnu/libcuda.so.1}. */
  static Optional<Path> listed(List<String> lines, String name) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " ") && line.contains(" => "))
        .filter(line -> !line.contains("(libc6)"))
        .map(line -> Path.of(line.substring(line.indexOf(" => ") + 4)))
        .findFirst();
  }

  private static List<String> configured() {
    for (String program : LDCONFIG) {
      if (Files.isExecutable(Path.of(program))) {
        return lines(program, "-p");
      }
    }
    return List.of();
  }

  private static List<String> lines(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      process.waitFor();
      return new ArrayList<>(new String(output, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
