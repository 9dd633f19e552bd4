package org.atrous.runtime.experiment;

/** Numbers that a training computes with; its variables are 32 bits wide in any case. */
public enum Precision {
  FLOAT32,
  BF16,
  FP16
}
