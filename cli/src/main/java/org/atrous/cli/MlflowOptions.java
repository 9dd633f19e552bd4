package org.atrous.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.mlflow.MlflowLog;
import org.atrous.runtime.mlflow.MlflowServer;
import org.atrous.runtime.mlflow.RunContent;
import org.atrous.runtime.mlflow.TrackedTraining.State;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.SweepTracking;
import org.atrous.runtime.training.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** To which tracking server trainings are logged. */
final class MlflowOptions {
  @Option(
      names = "--mlflow",
      paramLabel = "URI",
      description =
          "Log to this MLflow tracking server too, http://localhost:5000. One that is away harms"
              + " nothing: the same command logs what is missing. The variables"
              + " MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD,"
              + " say who asks.")
  private @Nullable String uri;

  @Option(
      names = "--mlflow-experiment",
      paramLabel = "NAME",
      description =
          "The experiment, which is made if it's missing (default: the name of the sweep, or of the"
              + " network).")
  private @Nullable String experiment;

  /**
   * Looks whether the server can be one.
   *
   * @throws ParameterException if not
   */
  void require(CommandSpec command) {
    if (uri == null) {
      if (experiment != null) {
        throw new ParameterException(
            command.commandLine(), "--mlflow-experiment belongs to --mlflow, which isn't given");
      }
      return;
    }
    if (!isServer(uri)) {
      throw new ParameterException(
          command.commandLine(),
          ("--mlflow is the address of a tracking server, as http://localhost:5000, not `%s`; a"
                  + " folder or a database needs `mlflow server` before it")
              .formatted(uri));
    }
  }

  private static boolean isServer(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return ("http".equals(scheme) || "https".equals(scheme))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Where to log; nowhere if it wasn't asked for, or if the folder can't be written to. */
  private Optional<MlflowLog> log(Path folder, String name, Console console) {
    if (uri == null) {
      return Optional.empty();
    }
    MlflowServer server = new MlflowServer(URI.create(uri), System.getenv());
    try {
      String identity = RunContent.identity(folder);
      return Optional.of(new MlflowLog(server, experiment == null ? name : experiment, identity));
    } catch (IOException e) {
      console.warning("nothing is logged to MLflow: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Runs trials; gives those that failed. */
  @FunctionalInterface
  interface Trials {
    List<FailedTrial> run() throws IOException, InterruptedException;
  }

  /**
   * Runs the trials of a sweep, and logs them if that was asked for.
   *
   * @param patience with other workers that don't renew their claims
   */
  List<FailedTrial> sweep(
      SweepFolder folder, SweepPlan plan, Duration patience, Console console, Trials trials)
      throws IOException, InterruptedException {
    Optional<MlflowLog> log = log(folder.path(), plan.name(), console);
    if (log.isEmpty()) {
      return trials.run();
    }
    SweepTracking sweep = new SweepTracking(folder, plan, log.get(), patience);
    try (Tracking tracking = Tracking.begin(log.get(), () -> sweep.log(List.of()), console)) {
      List<FailedTrial> failed = trials.run();
      tracking.end(() -> sweep.end(failed.stream().map(FailedTrial::trial).toList()));
      return failed;
    }
  }

  /** Trains, and logs it if that was asked for. */
  Checkpoint train(RunFolder folder, Trainer trainer, Console console)
      throws IOException, InterruptedException {
    Optional<MlflowLog> log = log(folder.path(), folder.settings().network(), console);
    if (log.isEmpty()) {
      return trainer.train();
    }
    try (Tracking tracking =
        Tracking.begin(log.get(), () -> logged(log.get(), folder, State.RUNNING), console)) {
      State state = State.FAILED;
      try {
        Checkpoint last = trainer.train();
        state = State.FINISHED;
        return last;
      } finally {
        State reached = state;
        tracking.end(() -> logged(log.get(), folder, reached));
      }
    }
  }

  private static boolean logged(MlflowLog log, RunFolder folder, State state)
      throws IOException, InterruptedException {
    log.log(RunContent.training(folder, state));
    return true;
  }
}
