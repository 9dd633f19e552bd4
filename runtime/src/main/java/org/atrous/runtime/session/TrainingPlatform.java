package org.atrous.runtime.session;

import java.util.Locale;

/** Where networks can be trained. */
public final class TrainingPlatform {
  /**
   * JavaCPP's limit of the process's memory, by default a multiple of Java's heap, with which
   * TensorFlow's memory has nothing to do; 0 for none.
   */
  private static final String MOST_PHYSICAL = "org.bytedeco.javacpp.maxPhysicalBytes";

  private TrainingPlatform() {}

  /**
   * Makes sure that this machine can train. To be called before TensorFlow's classes are touched:
   * where it can't, they can't even be loaded.
   *
   * @throws UnsupportedPlatformException if it can't
   */
  public static void require() {
    if (System.getProperty(MOST_PHYSICAL) == null) {
      System.setProperty(MOST_PHYSICAL, "0");
    }
    require(System.getProperty("os.name", ""));
  }

  static void require(String system) {
    if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
      throw new UnsupportedPlatformException(
          "networks can't be trained or run on Windows: TensorFlow Java has no custom gradients"
              + " there",
          "check, generate and summary work here; train on Linux, or in Windows' subsystem for"
              + " Linux");
    }
  }
}
