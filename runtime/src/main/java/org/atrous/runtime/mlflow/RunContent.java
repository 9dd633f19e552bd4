package org.atrous.runtime.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.files.NewFile;
import org.atrous.runtime.mlflow.TrackedTraining.Point;
import org.atrous.runtime.run.LogEntry;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunParameters;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.StepLog;

/** What a run folder has for a tracking server. */
public final class RunContent {
  private static final String IDENTITY = "mlflow.json";

  private RunContent() {}

  /**
   * A run that isn't one of a sweep's.
   *
   * @param state where it stands
   */
  public static TrackedTraining training(RunFolder run, TrackedTraining.State state)
      throws IOException {
    return new TrackedTraining(
        "run",
        run.path().toAbsolutePath().normalize().getFileName().toString(),
        tags(run.settings()),
        params(run.settings()),
        run.made(),
        points(run, state != TrackedTraining.State.RUNNING),
        Map.of(),
        state,
        latest(run));
  }

  /** What makes a folder differ from all others: the content of {@code mlflow.json}. */
  private record Identity(String id) {}

  /** What makes a folder differ from all others, from now on. */
  public static String identity(Path folder) throws IOException {
    Path file = folder.resolve(IDENTITY);
    NewFile.create(file, Json.pretty(new Identity(UUID.randomUUID().toString())));
    return Json.read(Files.readString(file), Identity.class).id();
  }

  /** What a run was begun with. */
  public static Map<String, String> params(RunSettings settings) {
    Map<String, String> params = new LinkedHashMap<>();
    RunParameters.of(settings)
        .forEach(
            (name, value) ->
                params.put(
                    name,
                    value instanceof Double number && number % 1 == 0 && Math.abs(number) < 1e15
                        ? Long.toString(number.longValue())
                        : value.toString()));
    return params;
  }

  /** Where a run comes from, under the names that MLflow knows. */
  public static Map<String, String> tags(RunSettings settings) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.source.name", settings.specClass());
    if (settings.git() != null) {
      tags.put("mlflow.source.git.commit", settings.git().commit());
    }
    tags.put("atrous.version", settings.versions().atrous());
    return tags;
  }

  /**
   * The figures of a run's log. The log has no times; they are counted from its begin by the images
   * per second, interruptions left out, so that a figure has the same time whenever it is read.
   *
   * @param ended whether no more is to come; else the last step is left out, for a measurement may
   *     follow it
   */
  public static List<Point> points(RunFolder run, boolean ended) throws IOException {
    List<LogEntry> entries = StepLog.entries(run.log());
    int end = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).step();
    int images = run.settings().recipe().batch() * run.settings().recipe().accumulate();
    Figures figures = new Figures(run.made(), images);
    for (LogEntry entry : entries) {
      if (ended || entry.step() < end) {
        figures.add(entry);
      }
    }
    return figures.points;
  }

  /** When a run was written to last. */
  public static Instant latest(RunFolder run) throws IOException {
    return Files.exists(run.log()) ? Files.getLastModifiedTime(run.log()).toInstant() : run.made();
  }

  /** Collects the figures of a log. */
  private static final class Figures implements LogEntry.Visitor<Void> {
    private static final double MILLIS = 1000;

    private final Instant begun;
    private final int images;
    private final List<Point> points = new ArrayList<>();
    private double seconds;
    private int before;

    Figures(Instant begun, int images) {
      this.begun = begun;
      this.images = images;
    }

    void add(LogEntry entry) {
      entry.accept(this);
    }

    @Override
    public Void visit(LoggedStep step) {
      if (step.imagesPerSecond() > 0) {
        seconds += (step.step() - before) * images / step.imagesPerSecond();
      }
      before = step.step();
      add(step.step(), "train/loss", step.loss());
      add(step.step(), "train/learning_rate", step.learningRate());
      add(step.step(), "train/images_per_second", step.imagesPerSecond());
      add(step.step(), "train/waiting_for_images", step.waiting());
      return null;
    }

    @Override
    public Void visit(LoggedEvaluation evaluation) {
      evaluation
          .validation()
          .forEach((name, value) -> add(evaluation.step(), "validation/" + name, value));
      evaluation
          .iou()
          .forEach(
              (name, value) ->
                  add(evaluation.step(), "validation_iou/" + name.replace('/', '_'), value));
      return null;
    }

    private void add(int step, String key, double value) {
      if (Double.isFinite(value)) {
        points.add(new Point(step, key, value, begun.plusMillis((long) (seconds * MILLIS))));
      }
    }
  }
}
