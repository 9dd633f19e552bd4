package org.atrous.runtime.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory limits of the control groups that this process belongs to: its own and those above. Both
 * versions of Linux' interface are understood.
 */
final class ControlGroups {
  private ControlGroups() {}

  /** Names of the files in which a version of the interface keeps what is asked for here. */
  private enum Version {
    ONE("sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
    TWO("sys/fs/cgroup", "memory.max", "memory.current", "");

    private final String mount;
    private final String limit;
    private final String usage;
    private final String inactive;

    Version(String mount, String limit, String usage, String prefix) {
      this.mount = mount;
      this.limit = limit;
      this.usage = usage;
      this.inactive = prefix + "inactive_file";
    }

    /** Empty lists where a group sets no limit. */
    List<MemoryLimit> limits(Path root, String group) {
      Path top = root.resolve(mount);
      // A container may see its own group as the top, under the name that it has outside.
      Path own = top.resolve(group.replaceFirst("^/+", "")).normalize();
      List<MemoryLimit> limits = new ArrayList<>();
      for (Path folder = own;
          folder != null && folder.startsWith(top);
          folder = folder.getParent()) {
        if (Files.isDirectory(folder)) {
          add(root, folder, limits);
        }
      }
      if (!own.startsWith(top)) {
        add(root, top, limits);
      }
      return limits;
    }

    private void add(Path root, Path folder, List<MemoryLimit> limits) {
      Path file = folder.resolve(limit);
      OptionalLong most = KernelFile.read(file).number();
      OptionalLong used = KernelFile.read(folder.resolve(usage)).number();
      if (most.isPresent() && used.isPresent()) {
        long cached = KernelFile.read(folder.resolve("memory.stat")).value(inactive).orElse(0);
        limits.add(
            new MemoryLimit(
                "/" + root.relativize(file),
                most.getAsLong(),
                Math.max(0, used.getAsLong() - cached)));
      }
    }
  }

  /** All limits that bind this process. */
  static List<MemoryLimit> limits(Path root) {
    List<MemoryLimit> limits = new ArrayList<>();
    for (String line : KernelFile.read(root.resolve("proc/self/cgroup")).lines()) {
      // hierarchy:controllers:group
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      if (parts[1].isEmpty()) {
        limits.addAll(Version.TWO.limits(root, parts[2]));
      } else if (Arrays.asList(parts[1].split(",")).contains("memory")) {
        limits.addAll(Version.ONE.limits(root, parts[2]));
      }
    }
    return limits;
  }
}
