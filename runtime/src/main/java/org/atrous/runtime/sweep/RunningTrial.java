package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.claim.Lease;

/** A trial whose process runs. */
final class RunningTrial {
  private static final int SHOWN_LINES = 15;
  private static final int SIGNALS = 128;

  private final Leg leg;
  private final Lease lease;
  private final int slot;
  private final Process process;
  private final Path output;
  private final long outputBefore;
  private final long started = System.nanoTime();
  private boolean overTime;

  /**
   * @param output to which the process appends
   * @param outputBefore length of it before the process was started, in bytes
   */
  RunningTrial(Leg leg, Lease lease, int slot, Process process, Path output, long outputBefore) {
    this.leg = leg;
    this.lease = lease;
    this.slot = slot;
    this.process = process;
    this.output = output;
    this.outputBefore = outputBefore;
  }

  /** What its process does. */
  Leg leg() {
    return leg;
  }

  Trial trial() {
    return leg.trial();
  }

  Lease lease() {
    return lease;
  }

  int slot() {
    return slot;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  boolean isOverTime() {
    return overTime;
  }

  /** Kills the process if it has run for longer than it may. */
  void limit(SweepLimits limits) {
    var most = limits.trialTime();
    if (most != null && System.nanoTime() - started > most.toNanos() && !overTime) {
      overTime = true;
      kill();
    }
  }

  /** Kills the process; nothing that stands is lost by that. */
  void kill() {
    process.destroyForcibly();
  }

  /** Why it ended, in a few words. */
  String reason(SweepLimits limits) {
    if (overTime && limits.trialTime() != null) {
      return "took longer than "
          + limits.trialTime().toString().substring(2).toLowerCase(Locale.ROOT);
    }
    int code = exitCode();
    return code > SIGNALS
        ? "killed by signal %d%s"
            .formatted(code - SIGNALS, code == SIGNALS + 9 ? ", as when memory runs out" : "")
        : "ended with exit code " + code;
  }

  /** The last lines that this process printed. */
  List<String> outputEnd() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(output);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    int from = (int) Math.min(outputBefore, bytes.length);
    List<String> lines =
        new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
  }
}
