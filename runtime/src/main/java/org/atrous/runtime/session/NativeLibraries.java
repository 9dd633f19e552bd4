package org.atrous.runtime.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/** TensorFlow's native libraries, which JavaCPP unpacks into its cache. */
public final class NativeLibraries {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String LARGEST = "libtensorflow_cc";

  private NativeLibraries() {}

  /**
   * Loads TensorFlow.
   *
   * @return its version
   * @throws LinkageError if it can't be loaded
   */
  public static String load() {
    return TensorFlow.version();
  }

  /** The file that is loaded; empty where the system doesn't tell. */
  public static Optional<Path> loaded() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      return maps.filter(line -> line.contains(LARGEST) && line.contains("/"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .findFirst();
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  /** The folder into which they are unpacked. */
  public static Path cache() throws IOException {
    return Loader.getCacheDir().toPath();
  }
}
