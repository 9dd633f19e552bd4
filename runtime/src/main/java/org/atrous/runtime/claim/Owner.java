package org.atrous.runtime.claim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a claim.
 *
 * @param id of this process, like no other
 * @param host where it runs, with the process namespace where the system has such
 * @param pid its number there
 * @param started when it began, in milliseconds since 1970, for numbers are given again; 0 if
 *     unknown
 */
record Owner(String id, String host, long pid, long started) {
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  /** This process. */
  static Owner current() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(UUID.randomUUID().toString(), here(), self.pid(), started(self));
  }

  /** Whether it runs no more, as far as that can be known from here. */
  boolean isGone() {
    if (!host.equals(here())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isEmpty() || !process.get().isAlive() || started(process.get()) != started;
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String here() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = "unknown host";
    }
    try {
      return name + " " + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException | UnsupportedOperationException e) {
      return name;
    }
  }

  /** {@code process 4711 on gpu3}. */
  String text() {
    int blank = host.indexOf(' ');
    return "process %d on %s".formatted(pid, blank < 0 ? host : host.substring(0, blank));
  }
}
