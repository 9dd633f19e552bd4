package org.atrous.runtime.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.event.HyperParameters;
import org.atrous.runtime.run.LogEntry;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunParameters;
import org.atrous.runtime.run.StepLog;
import org.atrous.runtime.run.TextLog;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;

/**
 * What a training writes down on its way: the log, once for programs and once for people, and the
 * same for TensorBoard.
 */
final class RunRecord implements AutoCloseable {
  private static final String LOSS = "train/loss";
  private static final String VALIDATION = "validation";

  private final StepLog log;
  private final TextLog text;
  private final EventLog events;

  private RunRecord(StepLog log, TextLog text, EventLog events) {
    this.log = log;
    this.text = text;
    this.events = events;
  }

  /**
   * Goes on after a step; what was written after it is cut off.
   *
   * @param done the step of the checkpoint from which training goes on; 0 for a new run
   * @param steps of the whole training
   */
  static RunRecord openAfter(RunFolder run, int done, int steps) throws IOException {
    StepLog log = StepLog.openAfter(run.log(), done);
    try {
      List<LogEntry> entries = StepLog.entries(run.log());
      boolean measured =
          StepLog.evaluations(run.log()).stream().anyMatch(entry -> entry.step() == done);
      TextLog text = TextLog.openAfter(run.textLog(), entries, steps);
      EventLog events = EventLog.open(run.events(), event -> stays(event, done, measured));
      return new RunRecord(log, text, events);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Events of a measurement that the log doesn't have are those of one that was interrupted. */
  private static boolean stays(Event event, int done, boolean measured) {
    if (done == 0 || event.getStep() > done) {
      return false;
    }
    return event.getStep() < done
        || measured
        || event.getSummary().getValueList().stream()
            .noneMatch(value -> value.getTag().startsWith(VALIDATION));
  }

  /**
   * Adds what a new run begins with.
   *
   * @param graph that is trained
   */
  void begin(RunFolder run, GraphDef graph) throws IOException {
    events.graph(graph);
    HyperParameters.begin(events, RunParameters.of(run.settings()));
  }

  /** Adds a line on a step. */
  void add(LoggedStep step) throws IOException {
    log.add(step);
    text.add(step);
    events.scalar(step.step(), LOSS, step.loss());
    events.scalar(step.step(), "train/learning_rate", step.learningRate());
    events.scalar(step.step(), "train/images_per_second", step.imagesPerSecond());
    events.scalar(step.step(), "train/waiting_for_images", step.waiting());
  }

  /**
   * Adds a measurement. The log has it last: one that it doesn't have is made anew after a kill.
   *
   * @param pictures of some images, by name
   */
  void add(LoggedEvaluation evaluation, Map<String, BufferedImage> pictures) throws IOException {
    int step = evaluation.step();
    for (Map.Entry<String, Double> metric : evaluation.validation().entrySet()) {
      events.scalar(step, VALIDATION + "/" + metric.getKey(), metric.getValue());
    }
    for (Map.Entry<String, Double> iou : evaluation.iou().entrySet()) {
      events.scalar(step, VALIDATION + "_iou/" + iou.getKey(), iou.getValue());
    }
    for (Map.Entry<String, BufferedImage> picture : pictures.entrySet()) {
      events.image(step, VALIDATION + "/" + picture.getKey(), picture.getValue());
    }
    text.add(evaluation);
    log.add(evaluation);
  }

  /** Adds that training came to its end. */
  void end(int step) throws IOException {
    HyperParameters.end(events, step);
  }

  /** Waits until the log is on the disk, as it must be before a checkpoint is. */
  void force() throws IOException {
    log.force();
  }

  @Override
  public void close() throws IOException {
    try (log) {
      events.close();
    }
  }
}
