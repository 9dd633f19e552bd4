package org.atrous.compiler.primitive;

/** How large things may be. What is larger is a slip of the pen, and no machine could run it. */
public final class Limits {
  /** Channels of a feature. */
  public static final int CHANNELS = 65_536;

  /** Groups of a convolution; each becomes a layer of its own at run time. */
  static final int GROUPS = 1_024;

  /** Height or width of a window. */
  public static final int WINDOW = 1_024;

  /** Natural stride, the product of all strides. */
  public static final int STRIDE = 1 << 20;

  /** Atrous rate. */
  public static final int RATE = 1 << 20;

  /** Trainable numbers of a network. */
  public static final int PARAMETERS = Integer.MAX_VALUE;

  private Limits() {}
}
