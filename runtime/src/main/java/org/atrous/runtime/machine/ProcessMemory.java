package org.atrous.runtime.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The main memory that this process occupies, of Java and of TensorFlow together, in bytes.
 *
 * @param resident now
 * @param peak the most since the process began
 * @param files how much of what is resident now are pages of files: libraries, which are loaded as
 *     far as they are used
 */
public record ProcessMemory(long resident, long peak, long files) {

  /** As it is now; empty on a system that isn't Linux. */
  public static Optional<ProcessMemory> now() {
    return at(Path.of("/"));
  }

  static Optional<ProcessMemory> at(Path root) {
    KernelFile status = KernelFile.read(root.resolve("proc/self/status"));
    OptionalLong resident = status.kilobytes("VmRSS:");
    OptionalLong peak = status.kilobytes("VmHWM:");
    OptionalLong files = status.kilobytes("RssFile:");
    return resident.isPresent() && peak.isPresent()
        ? Optional.of(new ProcessMemory(resident.getAsLong(), peak.getAsLong(), files.orElse(0)))
        : Optional.empty();
  }
}
