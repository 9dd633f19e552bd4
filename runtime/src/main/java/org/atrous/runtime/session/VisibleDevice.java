package org.atrous.runtime.session;

/**
 * A device that TensorFlow sees.
 *
 * @param name in TensorFlow's words, as {@code /job:localhost/replica:0/task:0/device:GPU:0}
 * @param type {@code CPU} or {@code GPU}
 * @param memory in bytes, as far as TensorFlow manages it itself
 */
public record VisibleDevice(String name, String type, long memory) {
  /** Whether it is a GPU. */
  public boolean isGpu() {
    return type.equals("GPU");
  }
}
