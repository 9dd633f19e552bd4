package org.atrous.runtime.layers;

/** What a graph is built for. */
public enum Mode {
  /** Batch norm uses the batch's statistics, and dropout drops. */
  TRAINING,
  /** Training with frozen batch norm: it uses its running averages; dropout drops. */
  TRAINING_FROZEN,
  /** Batch norm uses its running averages, and dropout passes everything. */
  INFERENCE,
  /** As in inference; batch norm behind a convolution becomes part of its weights. */
  INFERENCE_FOLDED;

  /** Whether gradients will be taken. */
  public boolean trains() {
    return this == TRAINING || this == TRAINING_FROZEN;
  }
}
