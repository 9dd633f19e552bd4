package org.atrous.runtime.experiment;

import java.util.Locale;

/** Numbers that a network computes with; its variables are 32 bits wide in any case. */
public enum Precision {
  FLOAT32,
  /** Convolutions of 16 bits, with the exponents of 32. */
  BF16,
  FP16;

  /** The word for it in specs and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
