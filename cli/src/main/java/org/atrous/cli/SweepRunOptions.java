package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.run.GitState;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.sweep.SweepLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a sweep is run. */
final class SweepRunOptions {
  private static final double HEAP_PERCENT = 25;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The sweep's folder, which is made; the same command goes on with it.")
  private @Nullable Path run;

  @Option(
      names = "--data",
      paramLabel = "[NAME=]DIR",
      description = "The folder of the data set; where the sweep uses several, NAME=DIR for each.")
  private List<String> data = new ArrayList<>();

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trials at the same time (default: ${DEFAULT-VALUE}).")
  private int slots;

  @Option(
      names = "--device",
      split = ",",
      paramLabel = "DEVICE",
      defaultValue = "${env:ATROUS_DEVICE:-cpu}",
      description =
          "cpu, gpu, or several GPUs, gpu:0,gpu:1, which the slots use in turn (default: the"
              + " variable ATROUS_DEVICE, else cpu).")
  private List<String> devices = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of TensorFlow in a trial, on which the last bits may depend (default: the"
              + " processors, shared out among the slots).")
  private @Nullable Integer threads;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How often a trial whose process crashed is tried again (default: ${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--trial-time",
      paramLabel = "TIME",
      description = "The longest that a trial's process may run: 90m, 36h (default: no limit).")
  private @Nullable String trialTime;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "90s",
      description =
          "After which another worker that gives no sign of life is thought dead, and its trials are"
              + " taken over (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // has a default
  private String patience;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps from one checkpoint to the next (default: ${DEFAULT-VALUE}).")
  private int checkpointEvery;

  /** Trials at the same time. */
  int slots() {
    return slots;
  }

  /** Threads of TensorFlow in each trial: as given, or its share of the processors. */
  int threads() {
    Integer given = threads;
    return given == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / slots) : given;
  }

  /** Whether a folder is given. */
  boolean namesFolder() {
    return run != null;
  }

  /**
   * The sweep's folder.
   *
   * @throws ParameterException if none is given
   */
  Path folder(CommandSpec command) {
    if (run == null) {
      throw new ParameterException(
          command.commandLine(), "--run is missing: the folder that all results go to");
    }
    return run;
  }

  /**
   * The folder of each data set, by name.
   *
   * @param names of the data sets that the sweep uses
   * @throws InputException if one has no folder, or there is none where it is said to be
   */
  Map<String, Path> data(List<String> names) {
    if (data.isEmpty()) {
      throw new InputException(
          "the sweep needs the data set%s `%s`"
              .formatted(names.size() == 1 ? "" : "s", String.join("`, `", names)),
          "say where the files lie: --data "
              + (names.size() == 1 ? "DIR" : String.join("=DIR --data ", names) + "=DIR"));
    }
    Map<String, Path> folders = DataFolders.resolve(data, names);
    folders.forEach(
        (name, folder) -> {
          if (!Files.isDirectory(folder)) {
            throw new InputException(
                "there is no folder `%s` for the data set `%s`".formatted(folder, name),
                "check --data");
          }
        });
    return folders;
  }

  /**
   * The limits.
   *
   * @param keepGoing whether trials that were given up hold nothing up
   * @throws ParameterException if one makes no sense
   */
  SweepLimits limits(boolean keepGoing, CommandSpec command) {
    atLeast(1, slots, "--slots", command);
    atLeast(0, retries, "--retries", command);
    atLeast(1, checkpointEvery, "--checkpoint-every", command);
    ThreadCount.require(threads, command);
    return new SweepLimits(
        slots,
        retries,
        trialTime == null ? null : duration(trialTime, "--trial-time", command),
        duration(patience, "--patience", command),
        keepGoing);
  }

  private static void atLeast(int least, int value, String option, CommandSpec command) {
    if (value < least) {
      throw new ParameterException(
          command.commandLine(), "%s is at least %d, not %d".formatted(option, least, value));
    }
  }

  private static Duration duration(String text, String option, CommandSpec command) {
    if (!text.matches("[1-9][0-9]{0,6}[smhd]")) {
      throw new ParameterException(
          command.commandLine(),
          "%s is a number and a unit, as 45s, 90m, 36h or 2d, not `%s`".formatted(option, text));
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /**
   * What the trials have in common.
   *
   * @param folders of the data sets
   * @param weights that the recipes begin with
   * @param base folder of the spec
   */
  CellLauncher.Settings launching(
      Map<String, Path> folders, WeightOptions weights, Path base, List<String> commandLine)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    folders.forEach(
        (name, folder) ->
            arguments.addAll(List.of("--data", name + "=" + folder.toAbsolutePath().normalize())));
    arguments.addAll(List.of("--checkpoint-every", Integer.toString(checkpointEvery)));
    return new CellLauncher.Settings(
        threads(),
        HEAP_PERCENT / slots,
        devices.stream().map(Device::parse).toList(),
        arguments,
        commandLine,
        weights,
        GitState.of(base).orElse(null));
  }

  /** How many trials may run at the same time, if that was said; else 0. */
  int saidSlots(CommandSpec command) {
    return said("--slots", command) ? slots : 0;
  }

  /** Threads of a trial where it has a machine of its own, if that was said; else 0. */
  int saidThreads() {
    return threads == null ? 0 : threads;
  }

  /** The first device. */
  Device device() {
    return Device.parse(devices.get(0));
  }

  private static boolean said(String option, CommandSpec command) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }
}
