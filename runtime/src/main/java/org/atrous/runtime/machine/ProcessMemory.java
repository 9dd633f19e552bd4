package org.atrous.runtime.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The main memory that this process occupies, of Java and of TensorFlow together, in bytes.
 *
 * @param resident now
 * @param peak the most since the process began
 */
public record ProcessMemory(long resident, long peak) {

  /** As it is now; empty on a system that isn't Linux. */
  public static Optional<ProcessMemory> now() {
    return at(Path.of("/"));
  }

  static Optional<ProcessMemory> at(Path root) {
    KernelFile status = KernelFile.read(root.resolve("proc/self/status"));
    OptionalLong resident = status.kilobytes("VmRSS:");
    OptionalLong peak = status.kilobytes("VmHWM:");
    return resident.isPresent() && peak.isPresent()
        ? Optional.of(new ProcessMemory(resident.getAsLong(), peak.getAsLong()))
        : Optional.empty();
  }
}
