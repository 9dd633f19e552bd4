package org.atrous.runtime.run;

import org.tensorflow.TensorFlow;

/**
 * What a run ran on. Recorded, but not compared when a run is resumed.
 *
 * @param atrous version of this program
 * @param tensorflow version of the native library
 * @param java version and vendor
 * @param system operating system and architecture
 */
public record Versions(String atrous, String tensorflow, String java, String system) {
  /** The versions in this process; loads TensorFlow. */
  public static Versions current(String atrous) {
    return new Versions(
        atrous,
        TensorFlow.version(),
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }
}
