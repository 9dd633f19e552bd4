package org.atrous.runtime.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.files.NewFile;

/** The files of a sweep's folder that say which task of a cluster's job is which trial. */
final class TaskFiles {
  private static final int SHOWN_LINES = 15;

  private final Path folder;

  /**
   * @param sweep the sweep's folder
   * @param engine that runs the tasks: {@code slurm}
   */
  TaskFiles(Path sweep, String engine) {
    this.folder = sweep.toAbsolutePath().normalize().resolve(engine);
  }

  Path folder() {
    return folder;
  }

  /** Writes a new list of trials. */
  Path list(List<String> trials) throws IOException {
    Files.createDirectories(folder);
    String text = String.join("\n", trials) + "\n";
    for (int number = 1; ; number++) {
      Path file = list(number);
      if (!Files.exists(file) && NewFile.create(file, text)) {
        return file;
      }
    }
  }

  /** The newest list; empty if there is none. */
  Optional<Path> last() {
    Optional<Path> last = Optional.empty();
    for (int number = 1; Files.exists(list(number)); number++) {
      last = Optional.of(list(number));
    }
    return last;
  }

  private Path list(int number) {
    return folder.resolve("tasks%d.txt".formatted(number));
  }

  /** The last lines of a file; none if there is no such file. */
  static List<String> end(Path file) throws IOException {
    try {
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
