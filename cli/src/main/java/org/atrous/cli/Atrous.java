package org.atrous.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The {@code atrous} command.
 *
 * <ol>
 *   <li>{@link #commandLine} puts the subcommands behind one parser.
 *   <li>picocli parses the arguments; {@link UsageErrors} says what is wrong with them (exit code
 *       2).
 *   <li>The subcommand runs. What it prints as a result goes to standard output; diagnostics and
 *       progress go to standard error.
 *   <li>{@link ErrorReporter} turns an exception into one message (exit code 1).
 * </ol>
 */
@Command(
    name = "atrous",
    description =
        "Compiles DeepLab-family segmentation networks, trains them, and shows what they see.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = VersionReader.class,
    subcommands = {
      DoctorCommand.class,
      NewCommand.class,
      CheckCommand.class,
      FmtCommand.class,
      ListCommand.class,
      SummaryCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      DrawCommand.class,
      DumpCommand.class,
      SweepCommand.class,
      TrialCommand.class,
      WorkerCommand.class,
      GenerateCommand.class,
      DataCommand.class,
      BrowseCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      BenchmarkCommand.class,
      ShapesCommand.class,
      DemoCommand.class,
      MeasureCommand.class
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  atrous demo",
      "  atrous check nets/ train.atrous",
      "  atrous summary deeplab.atrous --output-stride 8",
      "  atrous generate deeplab.atrous --output src/main/java --package org.example",
      "  atrous data camvid.atrous --data camvid",
      "  atrous train camvid.atrous --recipe short --data camvid --run runs/a",
      "  atrous evaluate --run runs/a --data camvid",
      "  atrous report runs/a",
      "  atrous check --help"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:bad input: a spec with errors, a file that is missing or broken",
      "2:a command line that can't be understood",
      "130:interrupted by Ctrl-C"
    })
public final class Atrous implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions global;

  GlobalOptions global() {
    return global;
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code: 0, 1 after bad input, 2 after a wrong command line
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = commandLine().setOut(out).setErr(err);
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      Atrous atrous = commandLine.getCommand();
      ErrorReporter.report(e, err, atrous.global().debug());
      return ExitCode.SOFTWARE;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Atrous())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf))
        .registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf))
        .registerConverter(long.class, text -> wholeNumber(text, Long::valueOf))
        .registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf))
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ErrorReporter());
  }

  /** picocli's own converters speak of Java's types. */
  private static <T> T wholeNumber(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          text.matches("[+-]?[0-9]+")
              ? "`%s` is too large".formatted(text)
              : "`%s` is no whole number".formatted(text));
    }
  }
}
