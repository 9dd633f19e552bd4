package org.atrous.runtime.discovery;

/** How a label's numbers or colours become classes. */
public enum LabelMeaning {
  /** A number is its class. */
  INDEX,
  /** 0 is without a class, and every other number is one more than its class. */
  REDUCED,
  /** Each number has its class. */
  MAPPED,
  /** Each colour has its class. */
  COLOR
}
