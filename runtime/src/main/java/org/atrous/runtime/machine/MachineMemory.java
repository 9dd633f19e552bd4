package org.atrous.runtime.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The main memory of the machine, and how much of it is still to be had, in bytes.
 *
 * @param total of the machine
 * @param available what programs may still take without swapping; caches of files that can be
 *     dropped count as available
 * @param limit the control group that leaves the least of it: a container's limit, or that of a
 *     batch system; empty where there is none
 */
public record MachineMemory(long total, long available, Optional<MemoryLimit> limit) {

  /** As it is now. */
  public static MachineMemory now() {
    return at(Path.of("/"));
  }

  /** As the files of a Linux system say; elsewhere, as Java does. */
  static MachineMemory at(Path root) {
    KernelFile info = KernelFile.read(root.resolve("proc/meminfo"));
    OptionalLong total = info.kilobytes("MemTotal:");
    OptionalLong available = info.kilobytes("MemAvailable:");
    if (total.isEmpty() || available.isEmpty()) {
      return ofJava();
    }
    Optional<MemoryLimit> limit =
        ControlGroups.limits(root).stream()
            .filter(each -> each.bytes() < total.getAsLong())
            .min(Comparator.comparingLong(MemoryLimit::free));
    return new MachineMemory(total.getAsLong(), available.getAsLong(), limit);
  }

  private static MachineMemory ofJava() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MachineMemory(
        system.getTotalMemorySize(), system.getFreeMemorySize(), Optional.empty());
  }

  /** What this process may still take: of the machine, and within the limit. */
  public long free() {
    return limit.map(each -> Math.min(each.free(), available)).orElse(available);
  }

  /** Whether it is the limit that leaves the least. */
  public boolean isLimited() {
    return limit.isPresent() && limit.get().free() < available;
  }
}
