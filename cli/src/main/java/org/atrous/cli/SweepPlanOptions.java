package org.atrous.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which sweep is planned, and how. */
final class SweepPlanOptions {
  @Option(
      names = "--sweep",
      paramLabel = "NAME",
      description = "The sweep, where the spec declares several.")
  private @Nullable String name;

  @Option(names = "--plan", description = "Show the cells, and start nothing.")
  private boolean plan;

  @Option(
      names = "--probe",
      description =
          "With --plan: make a few steps of every training that may take another time, on random"
              + " images and each in a process of its own, and estimate the time of each training"
              + " and of all.")
  private boolean probe;

  @Option(
      names = "--keep-going",
      description =
          "Leave out the cells that can't be built, with a warning for each, instead of stopping. With"
              + " `halving`, trials that fail on their way to a rung count as the last there, instead"
              + " of holding up the others.")
  private boolean keepGoing;

  /** The sweep's name, or null. */
  @Nullable String name() {
    return name;
  }

  /** Whether nothing is to be run. */
  boolean planOnly() {
    return plan;
  }

  /**
   * Whether the time is to be measured.
   *
   * @throws ParameterException if it isn't planned
   */
  boolean probe(CommandSpec command) {
    if (probe && !plan) {
      throw new ParameterException(command.commandLine(), "--probe goes with --plan");
    }
    return probe;
  }

  /** Whether cells that can't be built are left out. */
  boolean keepGoing() {
    return keepGoing;
  }
}
