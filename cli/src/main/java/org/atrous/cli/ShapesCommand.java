package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.atrous.runtime.data.shapes.DrawnShapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous shapes}: a small data set to try things on. */
@Command(
    name = "shapes",
    description = {
      "Draws a data set: shapes of five kinds before clouds, with their labels, for trying specs"
          + " and sweeps where there is no data yet. `import std.data` knows it as `shapes`.",
      "",
      "The same seed gives the same drawings on every machine."
    },
    footer = {"  atrous shapes drawings", "  atrous shapes drawings --train 1000 --size 96x96"})
final class ShapesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "The folder, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path folder;

  @Option(
      names = "--train",
      paramLabel = "N",
      defaultValue = "400",
      description = "Number of drawings to train on (default: ${DEFAULT-VALUE}).")
  private int train;

  @Option(
      names = "--val",
      paramLabel = "N",
      defaultValue = "60",
      description = "Number of drawings to measure on (default: ${DEFAULT-VALUE}).")
  private int val;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      defaultValue = "64x64",
      converter = ImageSize.Converter.class,
      description = "Of each drawing, in pixels (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // has a default
  private ImageSize size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    if (train < 1 || val < 1) {
      throw new ParameterException(
          command.commandLine(),
          "--train and --val are at least 1, not %d and %d".formatted(train, val));
    }
    if (Files.exists(folder)) {
      throw new InputException(
          "`%s` exists".formatted(folder), "choose another folder, or remove it");
    }
    Console console = new Console(command);
    DrawnFolder.write(folder, drawings(DrawnShapes.TRAIN, train));
    DrawnFolder.write(folder, drawings(DrawnShapes.VAL, val));
    console.summary(
        "Drew %d to train on and %d to measure on in `%s`.".formatted(train, val, folder));
    console.summary("A spec uses them by: import std.data, and `data shapes split train`.");
    return ExitCode.OK;
  }

  private DrawnShapes drawings(String split, int number) {
    return new DrawnShapes(split, number, size.height(), size.width(), seed);
  }
}
