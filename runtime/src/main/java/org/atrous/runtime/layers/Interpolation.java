package org.atrous.runtime.layers;

/** Where the samples of a bilinear resize lie. */
public enum Interpolation {
  /** The centres of the corner pixels of both maps coincide (TensorFlow 1, Google's DeepLab). */
  ALIGNED,
  /** The corners of both maps' areas coincide (PyTorch's default, TensorFlow 2). */
  HALF_PIXEL
}
