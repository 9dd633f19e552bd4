package org.atrous.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.runtime.files.AtomicFile;

/** The log of a run for people: the same entries as the log of JSON lines, in words. */
public final class TextLog {
  private final Path file;
  private final int steps;

  private TextLog(Path file, int steps) {
    this.file = file;
    this.steps = steps;
  }

  /**
   * Opens a log, which has some entries already: these are written anew.
   *
   * @param steps of the whole training
   */
  public static TextLog openAfter(Path file, List<LogEntry> entries, int steps) throws IOException {
    TextLog log = new TextLog(file, steps);
    AtomicFile.write(file, entries.stream().map(log::line).collect(Collectors.joining()));
    return log;
  }

  /** Adds a line. */
  public void add(LogEntry entry) throws IOException {
    Files.writeString(file, line(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String line(LogEntry entry) {
    return "step %d of %d  %s%n".formatted(entry.step(), steps, entry.accept(new Words()));
  }

  private static final class Words implements LogEntry.Visitor<String> {
    @Override
    public String visit(LoggedStep step) {
      return String.format(
          Locale.ROOT,
          "%s: loss %.4f, learning rate %.6f, %.2f images/s",
          step.recipe(),
          step.loss(),
          step.learningRate(),
          step.imagesPerSecond());
    }

    @Override
    public String visit(LoggedEvaluation evaluation) {
      return "%s on %s %s: %s; IoU %s"
          .formatted(
              evaluation.evaluation(),
              evaluation.dataset(),
              evaluation.split(),
              percent(evaluation.validation()),
              percent(evaluation.iou()));
    }

    private static String percent(Map<String, Double> shares) {
      return shares.entrySet().stream()
          .map(e -> String.format(Locale.ROOT, "%s %.2f %%", e.getKey(), 100 * e.getValue()))
          .collect(Collectors.joining(", "));
    }
  }
}
