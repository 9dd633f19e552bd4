package org.atrous.runtime.training;

import java.time.Duration;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.run.LoggedEvaluation;

/** Is told how a training goes, in the thread that trains. Steps count over all stages. */
public interface TrainingObserver {
  /**
   * A stage begins, or goes on.
   *
   * @param stage that begins
   * @param done number of steps made before, 0 in a new run
   * @param steps of the whole training
   * @param parameters of the network
   */
  void begins(Stage stage, int done, int steps, long parameters);

  /**
   * A step was made.
   *
   * @param step from 1
   * @param loss of its batch, auxiliary heads included, weight decay not
   * @param learningRate with which it was made
   */
  void made(int step, double loss, double learningRate);

  /**
   * A checkpoint was written.
   *
   * @param step that was made last
   */
  void saved(int step);

  /**
   * The last step of a stage was made, or of what training had to do of it.
   *
   * @param time that the steps took, checkpoints included, measurements not
   * @param waited how much of it training waited for images
   */
  void ended(Duration time, Duration waited);

  /**
   * The network was measured.
   *
   * @param evaluation what was found
   * @param best whether it is the best so far
   */
  void evaluated(LoggedEvaluation evaluation, boolean best);
}
