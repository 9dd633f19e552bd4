package org.atrous.runtime.experiment;

/**
 * How gradients change variables; the numbers of the other kinds are 0.
 *
 * @param kind which one
 * @param momentum of momentum
 * @param nesterov whether momentum looks ahead
 * @param beta1 of Adam
 * @param beta2 of Adam
 * @param epsilon of Adam
 */
public record OptimizerSettings(
    Kind kind, double momentum, boolean nesterov, double beta1, double beta2, double epsilon) {

  /** The optimizers. */
  public enum Kind {
    MOMENTUM,
    ADAM,
    ADAMW
  }
}
