package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.event.HyperParameters;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunParameters;
import org.tensorflow.proto.Event;

/**
 * A sweep for TensorBoard's tab HParams: one experiment of all trials, compared by what varies and
 * by the figures of the sweep's table. The trials' own event files have their values.
 */
public final class SweepExperiment {
  private static final String RELATIVE_TIME = "relative time";

  private SweepExperiment() {}

  /** Says in the sweep's folder {@code events} what the trials are compared by. */
  public static void declare(SweepFolder folder, SweepPlan plan) throws IOException {
    Path made = Files.createTempDirectory("atrous-events");
    try {
      try (EventLog events = EventLog.openAfter(made, 0)) {
        HyperParameters.declare(events, hyperparameters(plan), metrics(plan));
      }
      // Whole at once: other workers may declare the same.
      byte[] bytes = Files.readAllBytes(EventLog.file(made));
      AtomicFile.write(EventLog.file(folder.path().resolve("events")), bytes);
    } finally {
      Files.deleteIfExists(EventLog.file(made));
      Files.delete(made);
    }
  }

  /** A value of each, of the kind of all of its values. */
  private static Map<String, Object> hyperparameters(SweepPlan plan) {
    Map<String, Object> samples = new LinkedHashMap<>();
    for (Trial trial : trainings(plan)) {
      plan.common(trial)
          .forEach(
              (name, text) ->
                  samples.merge(
                      name,
                      RunParameters.value(text),
                      (one, other) -> one.getClass() == other.getClass() ? one : text));
    }
    samples.put("seed", (double) plan.seeds().get(0));
    return samples;
  }

  /** A trial of each training. */
  private static List<Trial> trainings(SweepPlan plan) {
    long seed = plan.seeds().get(0);
    return plan.trials().stream().filter(trial -> trial.seed() == seed).toList();
  }

  private static List<String> metrics(SweepPlan plan) {
    Set<String> metrics = new LinkedHashSet<>();
    for (String value : plan.table().values()) {
      for (Trial trial : trainings(plan)) {
        for (SweepPlan.Content content : plan.measurements(trial)) {
          if (!value.equals(RELATIVE_TIME)) {
            metrics.add(plan.resultName(trial, content) + "/" + value);
          }
        }
      }
    }
    metrics.add("train/loss");
    return List.copyOf(metrics);
  }

  /**
   * Adds a result to the event file of the trial's run, unless it has it.
   *
   * @param plan may have changed, and not know the result any more; then nothing is added
   * @param run of the trial, which nobody else writes to
   */
  static void add(SweepPlan plan, TrialResult result, RunFolder run) throws IOException {
    Trial trial = new Trial(result.training(), result.seed());
    for (SweepPlan.Content content : plan.measurements(trial)) {
      if (content.measurement().equals(result.measurement())) {
        add(plan.resultName(trial, content), content.steps(), result, run);
      }
    }
  }

  private static void add(String name, int step, TrialResult result, RunFolder run)
      throws IOException {
    Set<String> tags = new HashSet<>();
    for (Event event : EventLog.read(run.events())) {
      event.getSummary().getValueList().forEach(value -> tags.add(value.getTag()));
    }
    try (EventLog events = EventLog.open(run.events(), event -> true)) {
      for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
        String tag = name + "/" + figure.getKey();
        if (!tags.contains(tag)) {
          events.scalar(step, tag, figure.getValue());
        }
      }
    }
  }
}
