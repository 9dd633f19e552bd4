package org.atrous.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How many threads TensorFlow may be given. */
final class ThreadCount {
  /** TensorFlow starts all of them at once: far more than this hold a machine up for minutes. */
  static final int MOST = 1024;

  private ThreadCount() {}

  /**
   * Checks the option.
   *
   * @param threads null if it isn't given
   */
  static void require(@Nullable Integer threads, CommandSpec command) {
    if (threads != null && (threads < 1 || threads > MOST)) {
      throw new ParameterException(
          command.commandLine(), "--threads is from 1 to %d, not %d".formatted(MOST, threads));
    }
  }
}
