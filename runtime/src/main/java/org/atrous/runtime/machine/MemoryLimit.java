package org.atrous.runtime.machine;

/**
 * The limit of a control group, beyond which the kernel kills a process of the group.
 *
 * @param file that sets it, as in {@code /sys/fs/cgroup/memory.max}
 * @param bytes that the group may use
 * @param used by the processes of the group, without caches of files that can be dropped
 */
public record MemoryLimit(String file, long bytes, long used) {

  /** What is left of it. */
  public long free() {
    return Math.max(0, bytes - used);
  }
}
