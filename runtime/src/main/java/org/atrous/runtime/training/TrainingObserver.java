package org.atrous.runtime.training;

import java.time.Duration;

/** Is told how a training goes, in the thread that trains. */
public interface TrainingObserver {
  /**
   * Training begins, or goes on.
   *
   * @param done number of steps made before, 0 in a new run
   * @param steps of the whole training
   * @param parameters of the network
   */
  void begins(int done, int steps, long parameters);

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
   * The last step was made.
   *
   * @param time that the steps took, checkpoints included
   * @param waited how much of it training waited for images
   */
  void ended(Duration time, Duration waited);
}
