package org.atrous.cli;

import org.atrous.runtime.training.Cadence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How often a training writes. */
final class CadenceOptions {
  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps from one checkpoint to the next (default: ${DEFAULT-VALUE}).")
  private int checkpointEvery;

  @Option(
      names = "--keep-every",
      paramLabel = "N",
      description =
          "Write a checkpoint every N steps that stays (default: the last three stay, the best, and"
              + " that of each stage's end).")
  private @Nullable Integer keepEvery;

  /**
   * The cadence.
   *
   * @throws picocli.CommandLine.ParameterException if a number is below 1
   */
  Cadence cadence(CommandSpec command) {
    ValidationOptions.requirePositive("--checkpoint-every", checkpointEvery, command);
    ValidationOptions.requirePositive("--keep-every", keepEvery, command);
    return new Cadence(Cadence.USUAL.log(), checkpointEvery, keepEvery);
  }
}
