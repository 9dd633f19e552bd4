package org.atrous.cli;

import org.atrous.runtime.run.CheckpointChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which checkpoint of a run is used. */
final class CheckpointOption {
  @Option(
      names = "--checkpoint",
      paramLabel = "WHICH",
      defaultValue = "last",
      converter = Converter.class,
      description =
          "The checkpoint of the run: last, best (of a training with --evaluate-every), or the"
              + " number of a step (default: ${DEFAULT-VALUE}).")
  private CheckpointChoice choice = new CheckpointChoice.Last();

  /** What was chosen. */
  CheckpointChoice choice() {
    return choice;
  }

  /** The choice of a word or number. */
  static final class Converter implements ITypeConverter<CheckpointChoice> {
    @Override
    public CheckpointChoice convert(String text) {
      if (text.equals("last")) {
        return new CheckpointChoice.Last();
      }
      if (text.equals("best")) {
        return new CheckpointChoice.Best();
      }
      if (!text.matches("[1-9]\\d{0,8}")) {
        throw new TypeConversionException(
            "`%s` is neither last, nor best, nor the number of a step".formatted(text));
      }
      return new CheckpointChoice.AtStep(Integer.parseInt(text));
    }
  }
}
