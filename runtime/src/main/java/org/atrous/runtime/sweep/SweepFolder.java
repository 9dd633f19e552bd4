package org.atrous.runtime.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.files.NewFile;

/**
 * The folder of a sweep, which several workers may share.
 *
 * <pre>
 * plan.json                       the cells, as they were planned last
 * trials/TRAINING-seedN/run/      the run folder of a training
 * trials/TRAINING-seedN/job.json  what is measured of it
 * trials/TRAINING-seedN/output.log  what its process printed
 * claims/TRAINING-seedN/          who works on it
 * results/MEASUREMENT-seedN.json  a result, written once
 * rungs/MEASUREMENT-seedN-stepS.json  a result at a rung of successive halving, written once
 * </pre>
 *
 * <p>Trainings and measurements are named by what they mean, so that a changed spec finds all that
 * is still valid.
 */
public final class SweepFolder {
  private static final String PLAN = "plan.json";

  private final Path path;

  private SweepFolder(Path path) {
    this.path = path;
  }

  /** Whether a folder holds a sweep. */
  public static boolean isSweep(Path path) {
    return Files.isRegularFile(path.resolve(PLAN));
  }

  /**
   * The folder of a sweep that has one.
   *
   * @throws SweepException if there is none
   */
  public static SweepFolder open(Path path) {
    if (!isSweep(path)) {
      throw new SweepException(
          "there is no sweep in `%s`".formatted(path),
          "give the folder that `sweep` was given as --run; it has a file plan.json");
    }
    return new SweepFolder(path);
  }

  /**
   * Makes the folder of a sweep, or goes on with it.
   *
   * @param plan as it is now
   * @throws SweepException if there is something else in the folder
   */
  public static SweepFolder enter(Path path, SweepPlan plan) throws IOException {
    SweepFolder folder = new SweepFolder(path);
    if (isSweep(path)) {
      folder.requireSame(plan);
    } else {
      requireFree(path);
    }
    Files.createDirectories(path);
    AtomicFile.write(path.resolve(PLAN), Json.pretty(plan));
    return folder;
  }

  private void requireSame(SweepPlan plan) throws IOException {
    SweepPlan before = plan();
    if (!before.name().equals(plan.name())) {
      throw new SweepException(
          "the sweep in `%s` is `%s`, not `%s`".formatted(path, before.name(), plan.name()),
          "give each sweep a folder of its own: choose another --run");
    }
    before
        .weights()
        .forEach(
            (name, digest) -> {
              if (!digest.equals(plan.weights().getOrDefault(name, digest))) {
                throw new SweepException(
                    "the sweep in `%s` began with another file for the weights `%s`"
                        .formatted(path, name),
                    "give that file, or choose another --run");
              }
            });
  }

  private static void requireFree(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    boolean free;
    try (Stream<Path> entries = Files.list(path)) {
      free = entries.allMatch(entry -> entry.getFileName().toString().endsWith(".partial"));
    } catch (NotDirectoryException e) {
      free = false;
    }
    if (!free) {
      throw new SweepException(
          "`%s` exists, and is neither a sweep's folder nor empty".formatted(path),
          "choose another --run");
    }
  }

  public Path path() {
    return path;
  }

  /**
   * The plan, as it was written last.
   *
   * @throws SweepException if it can't be understood
   */
  public SweepPlan plan() throws IOException {
    return read(path.resolve(PLAN), SweepPlan.class);
  }

  private static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return Json.read(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw new SweepException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "it was changed by hand, or made by another version; restore it, or remove it",
          e);
    }
  }

  /** Who works on which trial. */
  public Path claims() {
    return path.resolve("claims");
  }

  private Path trial(Trial trial) {
    return path.resolve("trials").resolve(trial.id());
  }

  /** The run folder of a trial, which need not exist yet. */
  public Path run(Trial trial) {
    return trial(trial).resolve("run");
  }

  /** What the processes of a trial printed. */
  public Path output(Trial trial) {
    return trial(trial).resolve("output.log");
  }

  /** Says what is to be measured of a trial. */
  public void write(TrialJob job) throws IOException {
    AtomicFile.write(trial(job.trial()).resolve("job.json"), Json.pretty(job));
  }

  /**
   * What is to be measured of a trial.
   *
   * @throws SweepException if there is no such trial
   */
  public TrialJob job(String id) throws IOException {
    Path file = path.resolve("trials").resolve(id).resolve("job.json");
    try {
      return read(file, TrialJob.class);
    } catch (NoSuchFileException e) {
      throw new SweepException(
          "the sweep in `%s` has no trial `%s`".formatted(path, id),
          "`trials` in it has a folder for each",
          e);
    }
  }

  private Path result(String measurement, long seed) {
    return path.resolve("results").resolve("%s-seed%d.json".formatted(measurement, seed));
  }

  /** Hands a result in; if there is one already, that one stays. */
  public void publish(TrialResult result) throws IOException {
    NewFile.create(result(result.measurement(), result.seed()), Json.pretty(result));
  }

  /** A result, once there is one. */
  public Optional<TrialResult> result(String measurement, Trial trial) throws IOException {
    Path file = result(measurement, trial.seed());
    return Files.exists(file) ? Optional.of(read(file, TrialResult.class)) : Optional.empty();
  }

  private Path result(Leg.Goal goal, long seed) {
    return path.resolve("rungs")
        .resolve("%s-seed%d-step%d.json".formatted(goal.measurement(), seed, goal.step()));
  }

  /** Hands the result at a rung in; if there is one already, that one stays. */
  public void publish(RungResult result) throws IOException {
    Leg.Goal goal = new Leg.Goal(result.step(), result.measurement());
    NewFile.create(result(goal, result.seed()), Json.pretty(result));
  }

  /**
   * Says that a trial won't get to the rung of a leg; of the way to the end there is nothing to
   * say.
   */
  public void giveUp(Leg leg, String reason) throws IOException {
    Leg.Goal goal = leg.goal();
    if (goal != null) {
      publish(RungResult.failed(leg.trial(), goal, reason));
    }
  }

  /** The result of a trial at a rung, once there is one. */
  public Optional<RungResult> result(Leg.Goal goal, Trial trial) throws IOException {
    Path file = result(goal, trial.seed());
    return Files.exists(file) ? Optional.of(read(file, RungResult.class)) : Optional.empty();
  }

  /** Whether all that a plan measures of a trial is there. */
  public boolean isDone(SweepPlan plan, Trial trial) {
    return plan.measurements(trial).stream()
        .allMatch(content -> Files.exists(result(content.measurement(), trial.seed())));
  }

  /** The results of a cell, one for each seed that has one, in the order of the seeds. */
  public List<TrialResult> results(SweepPlan plan, SweepPlan.Cell cell) throws IOException {
    List<TrialResult> results = new ArrayList<>();
    SweepPlan.Content content = cell.content();
    if (content != null) {
      for (long seed : plan.seeds()) {
        result(content.measurement(), new Trial(content.training(), seed)).ifPresent(results::add);
      }
    }
    return results;
  }
}
