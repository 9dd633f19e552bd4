package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atrous.runtime.Spec;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.files.Json;

/**
 * The folder of a run.
 *
 * <pre>
 * settings.json   what was trained, and how
 * spec/           the spec and its imports
 * java/           the generated classes as source
 * classes/        the same, compiled
 * log.jsonl       one line a logged step and a measurement
 * log.txt         the same for people
 * skipped.json    broken samples that the run does without, if there were any
 * weights.json    where first values came from, where that was a file
 * class_weights.json  weights of classes, where the recipe takes them from the labels;
 *                 class_weights_2.json those of the second stage
 * network.json    parameters, multiply-adds and blocks, as the compiler counts them
 * checkpoints/    variables and optimizer state: step-00000100 is from after step 100
 * events/         the same figures for TensorBoard, and the graph and some pictures
 * results/        metrics and pictures of evaluations
 * report.html     all of it for a browser, once somebody asked for it
 * lock            held by the process that trains
 * </pre>
 *
 * <p>The log is the one of {@link StepLog}; lines of JSON, each either a step or a measurement:
 *
 * <pre>
 * {"step":100,"recipe":"short","loss":1.52,"learningRate":0.0067,"imagesPerSecond":21.4,
 *  "waiting":0.02}
 * {"step":100,"evaluation":"fine","dataset":"street","split":"val",
 *  "validation":{"mIoU":0.41,"pixelAccuracy":0.83,...},"iou":{"car":0.52,"road":0.9}}
 * </pre>
 *
 * <p>It comes into being whole, and each file in it is replaced whole, so that it can be read after
 * the process was killed at any moment.
 */
public final class RunFolder {
  static final String SETTINGS = "settings.json";
  private static final int SHOWN = 5;

  private final Path path;
  private final RunSettings settings;

  private RunFolder(Path path, RunSettings settings) {
    this.path = path;
    this.settings = settings;
  }

  /** Whether a folder holds a run. */
  public static boolean isRun(Path path) {
    return Files.isRegularFile(path.resolve(SETTINGS));
  }

  /**
   * Makes the folder of a new run.
   *
   * @param path doesn't exist yet, or is an empty folder
   * @throws RunException if there is something already
   */
  public static RunFolder create(Path path, RunSettings settings, RunContents contents)
      throws IOException {
    return create(path, settings, contents, Optional.empty());
  }

  /**
   * Makes the folder of a new run, which may go on from the end of another one.
   *
   * @param path doesn't exist yet, or is an empty folder
   * @param beginning the checkpoint from which it goes on, which is copied
   * @throws RunException if there is something already
   */
  public static RunFolder create(
      Path path, RunSettings settings, RunContents contents, Optional<Checkpoint> beginning)
      throws IOException {
    NewRunFolder.create(path, settings, contents, beginning);
    return new RunFolder(path, settings);
  }

  /**
   * Makes sure that a new run can be made.
   *
   * @throws RunException if there is something already
   */
  public static void requireFree(Path path) throws IOException {
    NewRunFolder.requireFree(path);
  }

  /**
   * Opens the folder of a run.
   *
   * @throws RunException if there is no run, or its settings can't be read
   */
  public static RunFolder open(Path path) throws IOException {
    if (!isRun(path)) {
      throw new RunException(
          "there is no run in `%s`".formatted(path),
          Files.exists(path)
              ? "give the folder that `train` was given as --run; it has a file settings.json"
              : "the folder doesn't exist: check --run, or train first");
    }
    Path file = path.resolve(SETTINGS);
    try {
      return new RunFolder(path, Json.read(Files.readString(file), RunSettings.class));
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "it was changed by hand, or made by another version; restore it, or train anew",
          e);
    }
  }

  /**
   * Makes sure that going on with this run is what is wanted.
   *
   * @param wanted as a new run would have them
   * @param specs as a new run would take them along
   * @throws RunException if they aren't this run's, with what differs
   */
  public void requireSame(RunSettings wanted, Map<String, String> specs) throws IOException {
    List<String> differences = new ArrayList<>(RunDifference.between(settings, wanted));
    differences.addAll(RunDifference.between(specs(), specs));
    if (differences.isEmpty()) {
      return;
    }
    int rest = differences.size() - SHOWN;
    String list = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
    throw new RunException(
        "run folder `%s` belongs to another spec or other settings: %s%s"
            .formatted(path, list, rest > 0 ? "; and %d more".formatted(rest) : ""),
        "give the settings that it began with, choose another --run, or remove the folder");
  }

  /** Removes the run with all that is in it. */
  public void discard() throws IOException {
    FileTree.delete(path);
  }

  /**
   * Takes the right to write into the folder.
   *
   * @throws RunException if a process has it
   */
  public RunLock lock() throws IOException {
    return RunLock.acquire(path.resolve("lock"), path);
  }

  /**
   * Loads the generated spec that the run took along.
   *
   * @throws RunException if its classes are missing or don't fit this version
   */
  public Spec loadSpec() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    FileTree.read(path.resolve("classes"))
        .forEach((file, bytes) -> classes.put(file.replace(".class", "").replace('/', '.'), bytes));
    try {
      return new RunClasses(classes, Spec.class.getClassLoader())
          .loadClass(settings.specClass())
          .asSubclass(Spec.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new RunException(
          "the classes in run folder `%s`, made by atrous %s, can't be loaded: %s"
              .formatted(path, settings.versions().atrous(), e),
          "use that version, or train anew",
          e);
    }
  }

  public Path path() {
    return path;
  }

  public RunSettings settings() {
    return settings;
  }

  /** When the folder was made. */
  public Instant made() throws IOException {
    return Files.getLastModifiedTime(path.resolve(SETTINGS)).toInstant();
  }

  /** Text of the spec and its imports, by path. */
  public Map<String, String> specs() throws IOException {
    return FileTree.decoded(FileTree.read(path.resolve("spec")));
  }

  /** Where {@link StepLog} writes. */
  public Path log() {
    return path.resolve("log.jsonl");
  }

  /** Where {@link TextLog} writes. */
  public Path textLog() {
    return path.resolve("log.txt");
  }

  /** Where checkpoints go. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where event files go. */
  public Path events() {
    return path.resolve("events");
  }

  /** Where metrics and pictures go. */
  public Path results() {
    return path.resolve("results");
  }
}
