package org.atrous.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.atrous.runtime.benchmark.Measured;
import org.atrous.runtime.benchmark.NetworkBenchmark;
import org.atrous.runtime.benchmark.StepCount;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.session.TrainingPlatform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous measure}: one measurement of {@code atrous benchmark}, which starts a process for
 * each. It speaks to that: a line of JSON when a step is done, and one with the result.
 */
@Command(name = "measure", hidden = true, description = "A measurement of `atrous benchmark`.")
final class MeasureCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--run", required = true)
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(names = "--mode", required = true)
  @SuppressWarnings("NullAway.Init") // required
  private Mode mode;

  @Option(names = "--warm-up", required = true)
  private int warmUp;

  @Option(names = "--steps", required = true)
  private int steps;

  @Option(names = "--output-stride", required = true)
  private int outputStride;

  @Option(names = "--batch", required = true)
  private int batch;

  @Option(names = "--size", required = true, converter = ImageSize.Converter.class)
  @SuppressWarnings("NullAway.Init") // required
  private ImageSize size;

  /** What is measured. */
  enum Mode {
    TRAINING,
    INFERENCE
  }

  /**
   * What is said to the process that waits.
   *
   * @param made the number of the step that is done, or null
   * @param result at the end, else null
   */
  record Word(@Nullable Integer made, @Nullable Measured result) {}

  @Override
  public Integer call() throws IOException {
    TrainingPlatform.require();
    PrintWriter out = command.commandLine().getOut();
    IntConsumer made = step -> say(out, new Word(step, null));
    NetworkBenchmark benchmark = new NetworkBenchmark(new StepCount(warmUp, steps), made);
    Measured measured =
        switch (mode) {
          case TRAINING -> benchmark.training(RunFolder.open(run));
          case INFERENCE ->
              benchmark.inference(
                  TrainedRun.open(run), outputStride, batch, size.height(), size.width());
        };
    say(out, new Word(null, measured));
    return ExitCode.OK;
  }

  private static void say(PrintWriter out, Word word) {
    out.println(Json.line(word));
    out.flush();
  }
}
