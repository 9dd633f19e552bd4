package org.atrous.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * A run's checkpoints, one folder each, called by their step. A checkpoint is written beside, and
 * appears whole; those before the newest few are removed afterwards, never before, but for some
 * that stay.
 */
public final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("step-(\\d+)");
  private static final String PARTIAL = ".partial";

  private final Path path;
  private final int kept;
  private final IntPredicate stays;

  /** Writes TensorFlow's files. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all variables to files whose paths begin with {@code prefix}. */
    void write(String prefix) throws IOException;
  }

  /** A folder, which needn't exist yet, of the newest checkpoints alone. */
  public CheckpointFolder(Path path, int kept) {
    this(path, kept, step -> false);
  }

  /**
   * A folder, which needn't exist yet.
   *
   * @param kept how many of the newest checkpoints stay, at least 1
   * @param stays whether the checkpoint of a step stays, too; it is asked anew each time
   */
  public CheckpointFolder(Path path, int kept, IntPredicate stays) {
    if (kept < 1) {
      throw new IllegalArgumentException("%d checkpoints kept".formatted(kept));
    }
    this.path = path;
    this.kept = kept;
    this.stays = stays;
  }

  /**
   * The newest checkpoint.
   *
   * @throws CheckpointException if it is damaged
   */
  public Optional<Checkpoint> latest() throws IOException {
    List<Path> newestFirst = newestFirst();
    return newestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(Checkpoint.open(newestFirst.get(0)));
  }

  /**
   * The checkpoint of a step, if it is there.
   *
   * @throws CheckpointException if it is damaged
   */
  public Optional<Checkpoint> of(int step) throws IOException {
    Path folder = folder(step);
    return Files.isDirectory(folder) ? Optional.of(Checkpoint.open(folder)) : Optional.empty();
  }

  /** The steps of all checkpoints, ascending. */
  public List<Integer> steps() throws IOException {
    return newestFirst().stream().map(CheckpointFolder::step).sorted().toList();
  }

  private Path folder(int step) {
    return path.resolve("step-%08d".formatted(step));
  }

  /**
   * Writes a checkpoint. Where that fails, nothing of it stays.
   *
   * @param step after which it is written; there is none of this step yet
   * @param contents what the writer writes
   */
  public Checkpoint write(int step, Contents contents, Writer writer) throws IOException {
    Path target = folder(step);
    if (Files.exists(target)) {
      throw new IllegalStateException("there is a checkpoint `%s` already".formatted(target));
    }
    Files.createDirectories(path);
    removeUnfinished();
    Path beside = Files.createDirectory(path.resolve(target.getFileName() + PARTIAL));
    Manifest manifest;
    try {
      manifest = fill(beside, step, contents, writer);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException failure) {
      // On a full disk, it takes room that others need.
      try {
        remove(beside);
      } catch (IOException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
    removeOld();
    return new Checkpoint(target, manifest);
  }

  /** Removes the checkpoints of all later steps, the newest first. */
  public void forgetAfter(int step) throws IOException {
    for (Path checkpoint : newestFirst()) {
      if (step(checkpoint) > step) {
        remove(checkpoint);
      }
    }
  }

  /** Copies a checkpoint of another folder into this one, where there is none of its step. */
  public void take(Checkpoint other) throws IOException {
    Path target = Files.createDirectories(folder(other.step()));
    for (Path file : list(other.folder())) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
  }

  private static Manifest fill(Path folder, int step, Contents contents, Writer writer)
      throws IOException {
    writer.write(folder.resolve(Checkpoint.VARIABLES).toString());
    Map<String, FileSummary> files = new TreeMap<>();
    for (Path file : list(folder)) {
      force(file);
      files.put(file.getFileName().toString(), FileSummary.of(file));
    }
    Manifest manifest = new Manifest(step, contents, files);
    AtomicFile.write(folder.resolve(Checkpoint.MANIFEST), Json.pretty(manifest));
    return manifest;
  }

  private void removeOld() throws IOException {
    List<Path> newestFirst = newestFirst();
    for (Path old : newestFirst.subList(Math.min(kept, newestFirst.size()), newestFirst.size())) {
      if (!stays.test(step(old))) {
        remove(old);
      }
    }
  }

  /** What a process that was killed left behind. */
  private void removeUnfinished() throws IOException {
    for (Path entry : list(path)) {
      if (entry.getFileName().toString().endsWith(PARTIAL)) {
        remove(entry);
      }
    }
  }

  /** Waits until the file's content is on the disk, so that no power cut can lose it. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void remove(Path checkpoint) throws IOException {
    String name = checkpoint.getFileName().toString();
    Path leaving = checkpoint;
    if (!name.endsWith(PARTIAL)) {
      // First it stops being a checkpoint, whenever the process is killed.
      leaving = checkpoint.resolveSibling(name + PARTIAL);
      Files.move(checkpoint, leaving, StandardCopyOption.ATOMIC_MOVE);
    }
    for (Path file : list(leaving)) {
      Files.delete(file);
    }
    Files.delete(leaving);
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    return list(path).stream()
        .filter(entry -> step(entry) >= 0)
        .sorted(Comparator.comparingInt(CheckpointFolder::step).reversed())
        .toList();
  }

  private static int step(Path entry) {
    Matcher matcher = NAME.matcher(entry.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
