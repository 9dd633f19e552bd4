package org.atrous.runtime.layers;

/** How a windowed layer treats the border of its map. */
public enum Padding {
  /**
   * {@code rate * (kernel - 1) / 2} on every side, whatever the stride: the form of PyTorch and of
   * TF-Slim's ResNet. Convolutions and average pools are padded with zeros, max pools with the
   * lowest float.
   */
  SYMMETRIC,
  /** TensorFlow's SAME: with a stride, the odd pixel is padded at the bottom and right. */
  SAME,
  /** No padding. */
  VALID
}
