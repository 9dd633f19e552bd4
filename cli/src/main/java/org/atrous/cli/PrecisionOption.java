package org.atrous.cli;

import org.atrous.runtime.experiment.Precision;
import picocli.CommandLine.Option;

/** In which numbers a trained network is computed. */
final class PrecisionOption {
  /** The numbers that inference knows. */
  enum Choice {
    FLOAT32(Precision.FLOAT32),
    BF16(Precision.BF16);

    private final Precision precision;

    Choice(Precision precision) {
      this.precision = precision;
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
      return precision.word();
    }
  }

  @Option(
      names = "--precision",
      paramLabel = "NUMBERS",
      defaultValue = "float32",
      description =
          "How convolutions compute: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
              + " With bf16, numbers of 16 bits: quicker on processors that have them.")
  private Choice choice = Choice.FLOAT32;

  Precision chosen() {
    return choice.precision;
  }
}
