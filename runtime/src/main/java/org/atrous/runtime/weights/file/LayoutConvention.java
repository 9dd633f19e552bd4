package org.atrous.runtime.weights.file;

/**
 * In which order the axes of a framework's kernels stand: I input channels, O output channels, H
 * height, W width, M the output channels of each input channel of a depthwise convolution.
 */
public enum LayoutConvention {
  /** PyTorch: convolution OIHW, depthwise (I*M)1HW, dense OI. */
  PYTORCH("PyTorch"),
  /** TensorFlow and Keras: convolution HWIO, depthwise HWIM, dense IO. */
  TENSORFLOW("TensorFlow"),
  /** TensorFlow Lite: convolution OHWI, depthwise 1HW(I*M), dense OI. */
  TENSORFLOW_LITE("TensorFlow Lite"),
  /** PaddlePaddle: convolution OIHW, depthwise (I*M)1HW, but dense IO. */
  PADDLE("PaddlePaddle");

  private final String framework;

  LayoutConvention(String framework) {
    this.framework = framework;
  }

  /** The framework's name, as its makers write it. */
  public String framework() {
    return framework;
  }
}
