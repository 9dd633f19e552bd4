package org.atrous.runtime.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a Linux kernel, as a test wants them. */
record FakeSystem(Path root) {
  static final long GIB = 1L << 30;

  FakeSystem file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  FakeSystem memory(long totalGib, long availableGib) throws IOException {
    return file(
        "proc/meminfo",
        "MemTotal:       %d kB\nMemFree:          100 kB\nMemAvailable:   %d kB\n"
            .formatted(totalGib << 20, availableGib << 20));
  }

  FakeSystem group(String lines) throws IOException {
    return file("proc/self/cgroup", lines);
  }

  /** A group of version 2, in GiB. */
  FakeSystem groupOfTwo(String path, String max, long used, long cached) throws IOException {
    String folder = "sys/fs/cgroup" + path;
    return file(folder + "/memory.max", max + "\n")
        .file(folder + "/memory.current", used * GIB + "\n")
        .file(folder + "/memory.stat", "anon 1\ninactive_file " + cached * GIB + "\n");
  }

  MachineMemory machine() {
    return MachineMemory.at(root);
  }
}
