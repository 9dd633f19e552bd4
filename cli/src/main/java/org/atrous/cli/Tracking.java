package org.atrous.cli;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atrous.runtime.BadInputException;
import org.atrous.runtime.mlflow.MlflowLog;

/**
 * Logs to a tracking server beside the work. Nothing that goes wrong with it harms the work: there
 * is a warning, and the log's next turn tries again.
 */
final class Tracking implements AutoCloseable {
  private static final long INTERVAL_SECONDS = 10;

  private final MlflowLog log;
  private final Console console;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "tracking");
            made.setDaemon(true);
            return made;
          });
  private boolean warned;

  /** Logs what there is by now. */
  @FunctionalInterface
  interface Turn {
    /** Whether this process did it, and not another one. */
    boolean log() throws IOException, InterruptedException;
  }

  private Tracking(MlflowLog log, Console console) {
    this.log = log;
    this.console = console;
  }

  /**
   * Begins to log.
   *
   * @param log where
   * @param turn is taken now and then
   */
  static Tracking begin(MlflowLog log, Turn turn, Console console) {
    Tracking tracking = new Tracking(log, console);
    var unused =
        tracking.thread.scheduleWithFixedDelay(
            () -> tracking.look(turn), 1, INTERVAL_SECONDS, TimeUnit.SECONDS);
    return tracking;
  }

  private void look(Turn turn) {
    try {
      turn.log();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | BadInputException e) {
      if (!warned) {
        warned = true;
        console.warning("MLflow: %s; it goes on without, and is tried again".formatted(text(e)));
      }
    }
  }

  /**
   * Logs the end.
   *
   * @param turn that has it
   */
  void end(Turn turn) throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(INTERVAL_SECONDS, TimeUnit.SECONDS)) {
      thread.shutdownNow();
      var unused = thread.awaitTermination(INTERVAL_SECONDS, TimeUnit.SECONDS);
    }
    try {
      if (!turn.log()) {
        console.note("Another process logs to MLflow; if it is gone, the same command does.");
      } else if (!log.page().isEmpty()) {
        console.summary("mlflow  " + log.page());
      }
    } catch (IOException | BadInputException e) {
      console.warning(
          "MLflow doesn't have everything: %s; the same command logs the rest".formatted(text(e)));
    }
  }

  private static String text(Exception e) {
    String message = e instanceof BadInputException bad ? bad.what() : e.getMessage();
    return message == null ? e.toString() : message;
  }

  /** Takes no more turns. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
