package org.atrous.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of Atrous, of TensorFlow Java and of the Java that runs, without loading either. */
final class VersionReader implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties versions = versions();
    return new String[] {
      "atrous " + versions.getProperty("atrous"),
      "TensorFlow Java " + versions.getProperty("tensorflow"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
    };
  }

  /** The version of Atrous alone. */
  static String atrous() throws IOException {
    return versions().getProperty("atrous");
  }

  private static Properties versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = VersionReader.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the build");
      }
      versions.load(in);
    }
    return versions;
  }
}
