package org.atrous.runtime.training;

import java.io.IOException;
import java.util.Optional;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.StartingWeights;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.graph.FirstValues;
import org.atrous.runtime.run.RunException;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunLock;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.weights.ImportedValues;

/** The checkpoint of step 0: what a run begins with where that isn't random. */
public final class FirstCheckpoint {
  private static final String REPORT = "weights.json";

  private FirstCheckpoint() {}

  /**
   * Writes it. What isn't imported has the first values that the run's seed gives it.
   *
   * @param run without a checkpoint
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static Checkpoint write(RunFolder run, SegmentationNetwork network, ImportedValues weights)
      throws IOException {
    RunSettings settings = run.settings();
    Sessions.useThreads(settings.threads());
    try (RunLock lock = run.lock();
        FirstValues values = FirstValues.build(network, first(settings), settings.seed())) {
      values.initializeExcept(weights.variables());
      weights.each(values::assign);
      AtomicFile.write(run.path().resolve(REPORT), Json.pretty(weights.report()));
      return values.save(new CheckpointFolder(run.checkpoints(), 1));
    }
  }

  /** The recipe of the first stage. */
  private static Recipe first(RunSettings settings) {
    return Stage.chain(settings.recipe()).get(0).recipe();
  }

  /** Makes sure that a run whose recipe asks for weights has got them. */
  static void requireWanted(RunFolder run, Optional<Checkpoint> last) {
    StartingWeights weights = first(run.settings()).weights();
    if (weights != null && last.isEmpty()) {
      throw new RunException(
          "the recipe of run `%s` begins with the weights `%s`, and no file was given for them"
              .formatted(run.path(), weights.name()),
          "say which file that is: --weights %s=FILE".formatted(weights.name()));
    }
  }
}
